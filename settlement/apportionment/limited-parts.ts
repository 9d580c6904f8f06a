import { add, type Currency, compare, multiply, type Rational, Refusal, rational } from "../../base/index.ts"
import { inMinorUnits } from "./case.ts"
import type { Ground } from "./ground.ts"
import { inRole } from "./key-shares.ts"
import type { Member } from "./participants.ts"
import type { PackVersion } from "./rule-pack.ts"
import { foundedOn, type Step, shownAmount, shownPercent } from "./step.ts"
import { type Limited, withinLimits } from "./within-limits.ts"

const zero = rational(0n)

/** The parts by the shares, held between floors and caps where the pack has them. */
export function limitedParts(
  ground: Ground,
  sharing: readonly Member[],
  divided: Rational,
  shares: ReadonlyMap<string, Rational>,
): { readonly parts: ReadonlyMap<string, Rational>; readonly steps: readonly Step[] } {
  const { version, given } = ground
  const { currency } = given
  const plain = new Map([...shares].map(([id, share]) => [id, multiply(divided, share)]))
  const { limits } = version
  const told = sharing.find(({ floor, cap }) => floor !== undefined || cap !== undefined)
  if (told !== undefined && limits?.ofUnits !== true)
    throw new Refusal("settlement.no-limits-allowed", { unit: told.id })
  if (limits === undefined) return { parts: plain, steps: parted(plain, shares, divided, currency) }
  const parts = withinLimits([...plain.values()].reduce(add, zero), partiesOf(ground, limits, sharing, shares))
  const moved = movedSteps(limits, plain, parts, currency)
  return { parts, steps: [...parted(plain, shares, divided, currency), ...moved] }
}

type Limits = NonNullable<PackVersion["limits"]>

function partiesOf(
  { facts, given: { currency } }: Ground,
  { role }: Limits,
  sharing: readonly Member[],
  shares: ReadonlyMap<string, Rational>,
): readonly Limited[] {
  const capped = role === undefined ? undefined : inRole(role.role, sharing)
  const left = role === undefined ? 0n : facts.amount(role.upTo) - facts.amount(role.less)
  const ceiling = rational(left > 0n ? left : 0n)
  const minor = (value: Rational | undefined) => (value === undefined ? undefined : inMinorUnits(value, currency))
  return sharing.map(({ id, floor, cap }) => ({
    id,
    weight: shares.get(id) ?? zero,
    floor: minor(floor) ?? zero,
    cap: id === capped ? ceiling : minor(cap),
  }))
}

function movedSteps(
  limits: Limits,
  plain: ReadonlyMap<string, Rational>,
  parts: ReadonlyMap<string, Rational>,
  currency: Currency,
): readonly Step[] {
  return [...plain].flatMap(([id, before]): readonly Step[] => {
    const after = parts.get(id) ?? zero
    if (compare(before, after) === 0) return []
    const sum = `${shownAmount(before, currency)} → ${shownAmount(after, currency)}`
    const text = { zh: `${limits.title.zh}：${id} ${sum}。`, en: `${limits.title.en}: ${id} ${sum}.` }
    return [{ kind: "limit", of: id, text, ...foundedOn(limits) }]
  })
}

function parted(
  parts: ReadonlyMap<string, Rational>,
  shares: ReadonlyMap<string, Rational>,
  divided: Rational,
  currency: Currency,
): readonly Step[] {
  return [...parts].map(([id, part]) => {
    const sum = `${shownAmount(divided, currency)} × ${shownPercent(shares.get(id) ?? zero)} = ${shownAmount(part, currency)}`
    return { kind: "part", of: id, text: { zh: `${id}：${sum}。`, en: `${id}: ${sum}.` } }
  })
}

/** Parts too small to be sent go to the head office's place. */
export function withoutSmall(
  { version: { smallParts }, members, given: { currency } }: Ground,
  parts: ReadonlyMap<string, Rational>,
): { readonly parts: ReadonlyMap<string, Rational>; readonly steps: readonly Step[] } {
  if (smallParts === undefined) return { parts, steps: [] }
  const limit = inMinorUnits(smallParts.upTo, currency)
  const small = [...parts].filter(([, part]) => compare(part, zero) > 0 && compare(part, limit) <= 0)
  if (small.length === 0) return { parts, steps: [] }
  const office = inRole(smallParts.to.role, members)
  const moved = small.filter(([id]) => id !== office)
  const sum = moved.map(([, part]) => part).reduce(add, zero)
  const rest = new Map(parts)
  for (const [id] of moved) rest.set(id, zero)
  rest.set(office, add(parts.get(office) ?? zero, sum))
  const { title } = smallParts
  return {
    parts: rest,
    steps: moved.map(([id, part]) => ({
      kind: "small",
      of: id,
      text: {
        zh: `${title.zh}：${id} 的 ${shownAmount(part, currency)} 归 ${office}。`,
        en: `${title.en}: ${shownAmount(part, currency)} of ${id} goes to ${office}.`,
      },
      ...foundedOn(smallParts),
    })),
  }
}
