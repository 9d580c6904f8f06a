import { Refusal } from "../base/index.ts"

/** How a unit becomes its family's canonical one: value × factor + offset. */
interface UnitRule {
  readonly canonical: string
  readonly factor: number
  readonly offset?: number
}

/** Families by their canonical unit; SI prefixes and the customary units of instrument data sheets. */
const families: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  V: { mV: 1e-3, V: 1, kV: 1e3, MV: 1e6 },
  A: { nA: 1e-9, µA: 1e-6, mA: 1e-3, A: 1, kA: 1e3 },
  m: { pm: 1e-12, Å: 1e-10, nm: 1e-9, µm: 1e-6, mm: 1e-3, cm: 1e-2, m: 1, km: 1e3 },
  s: { fs: 1e-15, ps: 1e-12, ns: 1e-9, µs: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, d: 86_400 },
  Hz: { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9, THz: 1e12 },
  eV: { meV: 1e-3, eV: 1, keV: 1e3, MeV: 1e6, GeV: 1e9 },
  W: { µW: 1e-6, mW: 1e-3, W: 1, kW: 1e3, MW: 1e6, GW: 1e9, TW: 1e12, PW: 1e15 },
  J: { nJ: 1e-9, µJ: 1e-6, mJ: 1e-3, J: 1, kJ: 1e3 },
  T: { µT: 1e-6, mT: 1e-3, T: 1 },
  Pa: { Pa: 1, kPa: 1e3, MPa: 1e6, GPa: 1e9, mbar: 100, bar: 1e5 },
  N: { nN: 1e-9, µN: 1e-6, mN: 1e-3, N: 1, kN: 1e3, MN: 1e6 },
  g: { pg: 1e-12, ng: 1e-9, µg: 1e-6, mg: 1e-3, g: 1, kg: 1e3, t: 1e6 },
  L: { nL: 1e-9, µL: 1e-6, mL: 1e-3, L: 1 },
  "m/s": { "mm/s": 1e-3, "m/s": 1, "km/h": 1 / 3.6 },
}

const rules: ReadonlyMap<string, UnitRule> = new Map([
  ...Object.entries(families).flatMap(([canonical, units]) =>
    Object.entries(units).map(([unit, factor]): [string, UnitRule] => [unit, { canonical, factor }]),
  ),
  ["°C", { canonical: "°C", factor: 1 }],
  ["K", { canonical: "°C", factor: 1, offset: -273.15 }],
])

/** One spelling for what is written in several: the micro sign and mu, the degree sign. */
function spelled(unit: string): string {
  return unit
    .trim()
    .replaceAll("μ", "µ")
    .replace(/^u(?=[A-Za-z])/, "µ")
    .replace("℃", "°C")
    .replace("Å", "Å")
}

/** A value in the canonical unit of its family; a unit of no family stays as it is. @example canonical(200, "kV") // { value: 200000, unit: "V" } */
export function canonical(value: number, unit: string): { readonly value: number; readonly unit: string } {
  const rule = rules.get(spelled(unit))
  if (rule === undefined) return { value, unit: spelled(unit) }
  return { value: value * rule.factor + (rule.offset ?? 0), unit: rule.canonical }
}

/** A wish for one quantity: what the facility can do must meet this range, in canonical units. */
export interface SpecificationWish {
  readonly quantity: string
  readonly low: number
  readonly high: number
  /** Undefined when no unit was named: any unit of the quantity. */
  readonly unit: string | undefined
}

/**
 * Reads a wish as a link holds it, `quantity:low..high:unit`; an end left out is open.
 * @throws Refusal "facilities.bad-specification"
 * @example readWish("accelerating-voltage:200..:kV") // { quantity: "accelerating-voltage", low: 200000, high: Infinity, unit: "V" }
 */
export function readWish(text: string): SpecificationWish {
  const match = /^([a-z][a-z0-9-]*):(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?(?::(.+))?$/.exec(text)
  const [, quantity, low, high, unit] = match ?? []
  if (quantity === undefined) throw new Refusal("facilities.bad-specification", { text })
  const read = (end: string | undefined, open: number) =>
    end === undefined ? open : canonical(Number(end), unit ?? "").value
  return {
    quantity,
    low: read(low, Number.NEGATIVE_INFINITY),
    high: read(high, Number.POSITIVE_INFINITY),
    unit: unit === undefined ? undefined : canonical(0, unit).unit,
  }
}
