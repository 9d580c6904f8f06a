// Works out again what subsidies paid: the share of the invoice, down, within what the cap of the group left that year.
import { downOf, fraction, times } from "./fractions.mjs"

export function checkSubsidies(given, { check, same, posted, isPosted, valueUsed }) {
  const counted = (other, at) => !(other.reversedAt !== null && other.reversedAt <= at)
  for (const one of given.subsidies) {
    const of = `subsidy ${one.jurisdiction}/${one.claim}`
    const before = given.subsidies.filter((other) => other.at < one.at && counted(other, one.at))
    const granted = before
      .filter((other) => ["jurisdiction", "group", "year"].every((name) => other[name] === one[name]))
      .reduce((sum, { amount }) => sum + BigInt(amount), 0n)
    const share = downOf(times([BigInt(one.invoiced), 1n], fraction(valueUsed(of, one, "subsidies.share"))))
    const left = BigInt(valueUsed(of, one, "subsidies.group-cap")) - granted
    const right = left < 0n ? 0n : left < share ? left : share
    check(`${of}, amount`, one.amount, right)
    same(`${of}, the same invoice before`, before.find(({ content }) => content === one.content)?.claim, undefined)
    const moves = new Map([
      [`${one.jurisdiction} subsidy subsidy`, -right],
      [`${one.jurisdiction} organisation:${one.organisation} subsidy`, right],
    ])
    if (isPosted(one)) posted(of, one.transaction, moves)
  }
}
