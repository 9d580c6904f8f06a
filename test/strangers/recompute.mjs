// Computes the open export of a ledger again, with nothing but the files of this folder: every fee, the voucher's part, every
// split, what agreements and subsidies divided, the entries, the balances, the net of each member's month, and the roots of
// the sealed batches. Written from the published rules alone; it shares no line with the platform that it checks.
//
//   node recompute.mjs ledger.json
//
// Exit: 0 all figures are right, 1 some are not (each is named), 2 the file cannot be read.
import { readFileSync } from "node:fs"
import { checkAgreements } from "./agreements.mjs"
import { checkBatches } from "./batches.mjs"
import { fraction } from "./fractions.mjs"
import { checkSubsidies } from "./subsidies.mjs"

const wrong = []
const check = (what, stated, right) => {
  if (BigInt(stated) !== right) wrong.push(`${what}: ${stated} is stated, ${right} is right`)
}

const same = (what, stated, right) => {
  if (stated !== right) wrong.push(`${what}: ${stated} is stated, ${right} is right`)
}

const down = (amount, [above, below]) => (amount * above) / below
const nearest = (above, below) => (2n * above + below) / (2n * below)

/** Set-up once, hourly prices by the minute; the exact sum to the nearest fen, halves up. */
function price({ setUp, perHour }, minutes) {
  const hourly = perHour.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
  return nearest(BigInt(setUp) * 60n + hourly * BigInt(minutes), 60n)
}

/** A refund over parts that sum to the fee: each part's proportion down, what is left to the largest remainders. */
function refunded(refund, fee, parts) {
  const exact = parts.map((part) => refund * part)
  const whole = exact.map((each) => each / fee)
  let left = refund - whole.reduce((sum, each) => sum + each, 0n)
  const order = exact
    .map((each, at) => [each % fee, at])
    .sort((a, b) => (a[0] === b[0] ? a[1] - b[1] : a[0] < b[0] ? 1 : -1))
  for (const [, at] of order) {
    if (left === 0n) break
    whole[at] += 1n
    left -= 1n
  }
  return whole
}

function split(bill, parameters) {
  const value = (id) => {
    const used = bill.parameters.find((one) => one.id === id)
    const known = used && parameters.get(`${id} ${used.from}`)
    if (known === undefined || known.value !== used.value) wrong.push(`bill ${bill.booking}: ${id} has no source`)
    return fraction(known?.value ?? "0")
  }
  const quoted = price(bill.costs, bill.minutesBooked)
  const late = bill.reason === "late-cancellation"
  const fee = late
    ? (() => {
        const [above, below] = value("facilities.late-cancel-share")
        return nearest(quoted * above, below)
      })()
    : price(bill.costs, bill.charge === "used" ? bill.minutesUsed : bill.minutesBooked)
  let byVoucher = 0n
  if (bill.voucher !== null) {
    const reserved = BigInt(bill.voucher.reserved)
    const part = late ? (quoted === 0n ? 0n : (reserved * fee) / quoted) : down(fee, value("vouchers.ratio"))
    const most = late ? fee : reserved
    byVoucher = part < most ? part : most
  }
  const platform = down(fee, value("settlement.platform-share"))
  const host = down(fee, value("settlement.host-jurisdiction-share"))
  const home = down(fee, value("settlement.home-jurisdiction-share"))
  return {
    quoted,
    fee,
    byVoucher,
    shares: { owner: fee - platform - host - home, platform, "host-jurisdiction": host, "home-jurisdiction": home },
  }
}

function splitAgain(bill, before) {
  const fee = BigInt(before.fee)
  const refund = fee - BigInt(bill.fee)
  const [voucher] = refunded(refund, fee, [BigInt(before.paidByVoucher), BigInt(before.paidByOrganisation)])
  const parts = before.shares.map(({ amount }) => BigInt(amount))
  const back = refunded(refund, fee, parts)
  return {
    quoted: BigInt(before.quoted),
    fee: fee - refund,
    byVoucher: BigInt(before.paidByVoucher) - voucher,
    shares: Object.fromEntries(before.shares.map(({ party }, at) => [party, parts[at] - back[at]])),
  }
}

/** What a bill moves, account by account, in every member's books. */
function movesOf(bill, { fee, byVoucher, shares }) {
  const moves = new Map()
  const host = bill.jurisdiction
  const put = (member, account, part, amount) => {
    const place = `${member} ${account} ${part}`
    if (amount !== 0n) moves.set(place, (moves.get(place) ?? 0n) + amount)
  }
  const leg = (member, account, part, amount) => {
    put(member, account, part, amount)
    if (member === host) return
    put(member, `clearing:${host}`, part, -amount)
    put(host, `clearing:${member}`, part, amount)
  }
  leg(bill.payer.jurisdiction, `organisation:${bill.payer.organisation}`, "fee", byVoucher - fee)
  if (bill.voucher !== null) leg(bill.voucher.jurisdiction, `voucher:${bill.voucher.id}`, "voucher", -byVoucher)
  const accountOf = { platform: () => "platform", owner: (share) => share.account }
  for (const share of bill.shares)
    leg(
      share.party === "home-jurisdiction" ? bill.payer.jurisdiction : host,
      accountOf[share.party]?.(share) ?? "share",
      share.party,
      shares[share.party],
    )
  return moves
}

function checkBills({ bills, parameters }, { posted, isPosted }) {
  const known = new Map(parameters.map((one) => [`${one.id} ${one.from}`, one]))
  const before = new Map()
  for (const bill of bills) {
    const of = `bill ${bill.jurisdiction}/${bill.booking}`
    const right = bill.correction === 0 ? split(bill, known) : splitAgain(bill, before.get(bill.booking))
    before.set(bill.booking, bill)
    check(`${of}, quoted`, bill.quoted, right.quoted)
    check(`${of}, fee`, bill.fee, right.fee)
    check(`${of}, paid by voucher`, bill.paidByVoucher, right.byVoucher)
    check(`${of}, paid by the organisation`, bill.paidByOrganisation, right.fee - right.byVoucher)
    for (const { party, amount } of bill.shares) check(`${of}, ${party}`, amount, right.shares[party])
    check(
      `${of}, lines`,
      bill.lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
      right.fee,
    )
    if (isPosted(bill)) posted(of, bill.transaction, movesOf(bill, right))
  }
}

/** What checks ask about entries and parameters. An act of before the period has no entries in the file. */
function asked({ journals, parameters, from, region }) {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: region.timeZone })
  const byTransaction = Map.groupBy(
    journals.filter(({ reverses }) => reverses === null),
    ({ transaction }) => transaction,
  )
  return {
    check,
    same,
    isPosted: ({ at }) => from === null || day.format(new Date(at)) >= from,
    posted(of, transaction, moves) {
      for (const { jurisdiction, postings } of byTransaction.get(transaction) ?? [])
        for (const { account, part, amount } of postings) {
          const place = `${jurisdiction} ${account} ${part}`
          moves.set(place, (moves.get(place) ?? 0n) - BigInt(amount))
        }
      for (const [place, rest] of moves) if (rest !== 0n) wrong.push(`${of}: ${place} is posted wrong by ${-rest}`)
    },
    valueUsed(of, one, id) {
      const used = one.parameters.find((each) => each.id === id)
      const known = parameters.find((each) => each.id === id && each.from === used?.from)
      if (known === undefined || known.value !== used.value) wrong.push(`${of}: ${id} has no source`)
      return known?.value ?? "0"
    },
  }
}

function checkBalances({ accounts, journals }) {
  const sums = new Map(accounts.map(({ jurisdiction, id, opening }) => [`${jurisdiction} ${id}`, BigInt(opening)]))
  for (const { jurisdiction, id, postings } of journals) {
    check(
      `entry ${jurisdiction}/${id}, sum`,
      postings.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
      0n,
    )
    for (const { account, amount } of postings) {
      const key = `${jurisdiction} ${account}`
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount))
    }
  }
  for (const { jurisdiction, id, balance } of accounts)
    check(`balance ${jurisdiction} ${id}`, balance, sums.get(`${jurisdiction} ${id}`) ?? 0n)
}

function checkStatements({ journals, statements, accounts, region }) {
  const counterparts = new Map(
    accounts
      .filter(({ kind }) => kind === "clearing")
      .map(({ jurisdiction, id, counterpart }) => [`${jurisdiction} ${id}`, counterpart]),
  )
  const month = new Intl.DateTimeFormat("en-CA", { timeZone: region.timeZone, year: "numeric", month: "2-digit" })
  const nets = new Map()
  for (const { jurisdiction, at, postings } of journals)
    for (const { account, part, amount } of postings) {
      // What is paid settles a statement, and stands in none.
      if (part === "payment" || !counterparts.has(`${jurisdiction} ${account}`)) continue
      const key = `${month.format(new Date(at)).slice(0, 7)} ${jurisdiction}`
      nets.set(key, (nets.get(key) ?? 0n) - BigInt(amount))
    }
  const together = new Map()
  for (const { month: of, member, net, totals } of statements) {
    check(`statement ${of} ${member}, net`, net, nets.get(`${of} ${member}`) ?? 0n)
    check(
      `statement ${of} ${member}, totals`,
      totals.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
      BigInt(net),
    )
    together.set(of, (together.get(of) ?? 0n) + BigInt(net))
  }
  for (const [of, sum] of together) check(`statements of ${of} together`, sum, 0n)
}

let given
try {
  given = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"))
  if (given.format !== "delta-commons-ledger" || given.version !== 1) throw new Error("no export of version 1")
} catch (error) {
  console.error(String(error.message).split("\n")[0])
  process.exit(2)
}
const asking = asked(given)
checkBills(given, asking)
checkAgreements(given, asking)
checkSubsidies(given, asking)
checkBalances(given)
checkStatements(given)
checkBatches(given, asking)
for (const each of wrong) console.log(each)
console.log(
  `${given.bills.length} bills, ${given.executions.length} executions, ${given.subsidies.length} subsidies, ${given.journals.length} entries, ${given.batches.length} batches, ${given.statements.length} statements: ${wrong.length} wrong`,
)
process.exitCode = wrong.length === 0 ? 0 : 1
