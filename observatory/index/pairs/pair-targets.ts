import { Refusal } from "../../../base/index.ts"
import type { IndexState } from "../state.ts"
import type { Units } from "../structure.ts"

/** A pair among the units: its own place and those of its ends among the single units. */
export interface Pair {
  readonly unit: number
  readonly from: number
  readonly to: number
}

/** What a target unit is made of: pairs that come in by each direction, and single units. */
export interface PairTarget {
  readonly out: readonly number[]
  readonly in: readonly number[]
  /** Place of the pair of the unit with itself; all such places for the whole. */
  readonly inside: readonly number[]
  /** Places of single units. */
  readonly singles: readonly number[]
}

/** The units before and after the step. */
export interface PairGround {
  /** By place: whether the unit is a pair. */
  readonly isPair: readonly boolean[]
  readonly targets: Units
  readonly parts: readonly PairTarget[]
}

/** Single units with the pairs between them. */
interface Ends {
  /** In the order of the units, then those that only pairs name. */
  readonly codes: readonly string[]
  /** Place of each among the units; −1 where only pairs name it. */
  readonly places: readonly number[]
  readonly pairs: readonly Pair[]
}

function endsOf({ codes }: Units): Ends {
  const singles = new Map<string, number>()
  for (const [place, code] of codes.entries()) if (!code.includes("~")) singles.set(code, place)
  const order = new Map([...singles.keys()].map((code, place) => [code, place]))
  const placeOf = (code: string): number => {
    const place = order.get(code) ?? order.size
    order.set(code, place)
    return place
  }
  const pairs: Pair[] = []
  for (const [unit, code] of codes.entries()) {
    if (!code.includes("~")) continue
    const [from, to, more] = code.split("~")
    if (!from || !to || more !== undefined) throw new Refusal("observatory.pair-unit", { unit: code })
    pairs.push({ unit, from: placeOf(from), to: placeOf(to) })
  }
  if (pairs.length === 0) throw new Refusal("observatory.no-pairs")
  return { codes: [...order.keys()], places: [...order.keys()].map((code) => singles.get(code) ?? -1), pairs }
}

/**
 * The units that a step on pairs makes, and what each is made of.
 * @throws Refusal "observatory.no-pairs", "observatory.pair-unit"
 */
export function targetsOf({ units }: IndexState, to: "unit" | "corridor" | "whole", whole: string): PairGround {
  const ends = endsOf(units)
  const isPair = units.codes.map((code) => code.includes("~"))
  if (to === "unit") return { isPair, ...unitTargets(units, ends) }
  if (to === "corridor") return { isPair, ...corridorTargets(units, ends) }
  const inside = ends.pairs.filter((pair) => pair.from === pair.to).map(({ unit }) => unit)
  const out = ends.pairs.filter((pair) => pair.from !== pair.to).map(({ unit }) => unit)
  const singles = ends.places.filter((place) => place >= 0)
  const columns = new Map([...units.columns.keys()].map((column) => [column, [""]]))
  return { isPair, targets: { codes: [whole], names: [whole], columns }, parts: [{ out, in: [], inside, singles }] }
}

type Targets = Omit<PairGround, "isPair">

function unitTargets(units: Units, { codes, places, pairs }: Ends): Targets {
  const parts = codes.map((_, place) => ({
    out: [] as number[],
    in: [] as number[],
    inside: [] as number[],
    singles: (places[place] ?? -1) < 0 ? [] : [places[place] ?? 0],
  }))
  for (const { unit, from, to } of pairs)
    if (from === to) parts[from]?.inside.push(unit)
    else {
      parts[from]?.out.push(unit)
      parts[to]?.in.push(unit)
    }
  const textOf = (texts: readonly string[], none: readonly string[]) =>
    places.map((place, end) => (place < 0 ? none[end] : texts[place]) ?? "")
  const columns = new Map([...units.columns].map(([column, texts]) => [column, textOf(texts, [])]))
  return { targets: { codes, names: textOf(units.names, codes), columns }, parts }
}

function corridorTargets(units: Units, { codes, places, pairs }: Ends): Targets {
  const corridors = new Map<string, { low: number; high: number; parts: number[] }>()
  for (const { unit, from, to } of pairs) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)]
    const code = `${codes[low]}~${codes[high]}`
    const corridor = corridors.get(code) ?? { low, high, parts: [] }
    corridors.set(code, corridor)
    corridor.parts.push(unit)
  }
  const found = [...corridors.values()].sort((a, b) => a.low - b.low || a.high - b.high)
  const textAt = (texts: readonly string[], end: number) => texts[places[end] ?? -1] ?? ""
  const nameAt = (end: number) => textAt(units.names, end) || (codes[end] ?? "")
  const columns = [...units.columns].map(([column, texts]): [string, string[]] => [
    column,
    // A corridor is of a group where both ends are.
    found.map(({ low, high }) => (textAt(texts, low) === textAt(texts, high) ? textAt(texts, low) : "")),
  ])
  return {
    targets: {
      codes: found.map(({ low, high }) => `${codes[low]}~${codes[high]}`),
      names: found.map(({ low, high }) => `${nameAt(low)} – ${nameAt(high)}`),
      columns: new Map(columns),
    },
    parts: found.map(({ low, high, parts }) => ({
      out: low === high ? [] : parts,
      in: [],
      inside: low === high ? parts : [],
      singles: [...new Set([low, high])].map((end) => places[end] ?? -1).filter((place) => place >= 0),
    })),
  }
}
