import fc from "fast-check"
import { expect, test } from "vitest"
import { readMethod } from "./method.ts"
import { type Panel, placeIn } from "./panel.ts"
import { openIndex } from "./reading/open-index.ts"
import { resultFiles } from "./results.ts"
import { runSteps } from "./run.ts"
import type { IndexState } from "./state.ts"
import { doStep } from "./steps.ts"

const structure = `code,parent,level,weight,direction,denominator,lower,upper
a,P,1,1,1,POP,,
b,P,1,2,-1,,,
c,Q,1,1,1,,,
d,Q,1,3,1,,,
P,T,2,1,1,,,
Q,T,2,2,1,,,
T,,3,1,1,,,
`
const method = readMethod({
  structure: "structure.csv",
  units: "units.csv",
  steps: [
    { denominate: {} },
    { impute: { method: "linear", ends: "carry" } },
    { impute: { method: "group-mean", by: "Geo", leave: true } },
    { treat: { winsorise: 1, skewness: 1, kurtosis: 1 } },
    { normalise: { range: [1, 100], constant: "leave" } },
    { weigh: { method: "critic", levels: [2] } },
    { aggregate: { method: "arithmetic", levels: { 3: "geometric" } } },
    { base: { period: 2021, formula: "chained-geometric" } },
    { rank: { ties: "min", everyLevel: true } },
  ],
})
const periods = [2020, 2021, 2022]
const codes = ["a", "b", "c", "d"]
const units = ["U1", "U2", "U3", "U4", "U5", "U6"]

/** Numbers of 6 units, 4 indicators and 3 periods; some missing, all different, so that no rank hangs on rounding. */
const panels = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.nat({ max: 9 })), { minLength: 72, maxLength: 72 })
  .map((drawn) => drawn.map(([number, gap], place) => (gap === 0 && place % 6 > 1 ? "" : `${number + place / 997}`)))
const rowsOf = (numbers: readonly string[], names: readonly string[]) =>
  numbers.map((number, place) => {
    const [unit, period, code] = [place % 6, Math.floor(place / 6) % 3, Math.floor(place / 18)]
    return `${names[unit]},${periods[period]},${codes[code]},${number}`
  })
const unitRows = (names: readonly string[]) => names.map((name, place) => `${name},${name},G${place % 2},${place + 2}`)

function opened(rows: readonly string[], unitsOf: readonly string[]) {
  const data = `unit,period,indicator,value\n${rows.join("\n")}\n`
  const list = `unit,name,Geo,POP\n${unitsOf.join("\n")}\n`
  const { start } = openIndex(method, {
    structure: { file: "structure.csv", text: structure },
    data: { file: "long.csv", text: data },
    units: { file: "units.csv", text: list },
  })
  return { start, texts: { structure, data, units: list } }
}

test("the order of the rows changes no byte of the results, and neither does a second run", () => {
  fc.assert(
    fc.property(panels, fc.infiniteStream(fc.nat()), (numbers, keys) => {
      const rows = rowsOf(numbers, units)
      const shuffled = rows.map((row) => ({ row, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key)
      const files = (given: readonly string[]) => {
        const { start, texts } = opened(given, unitRows(units))
        return resultFiles(method, { ...texts, data: "" }, runSteps(start, method.steps), [])
      }
      expect(files(shuffled.map(({ row }) => row))).toEqual(files(rows))
      expect(files(rows)).toEqual(files(rows))
    }),
    { numRuns: 25 },
  )
})

function at(
  { series, periods: years, units: names, ...panel }: Panel,
  code: string,
  year: number,
  unit: string,
): number {
  const place = placeIn(
    { series, periods: years, units: names, ...panel },
    series.indexOf(code),
    years.indexOf(year),
    names.indexOf(unit),
  )
  return panel.values[place] ?? Number.NaN
}

test("units under other names and in another order keep their scores and ranks", () => {
  fc.assert(
    fc.property(panels, fc.shuffledSubarray(units, { minLength: 6 }), (numbers, order) => {
      const { state } = runSteps(opened(rowsOf(numbers, units), unitRows(units)).start, method.steps)
      const renamed = unitRows(units).map((row) => row.replaceAll("U", "V"))
      const listed = order.flatMap((unit) => renamed[units.indexOf(unit)] ?? [])
      const names = units.map((unit) => unit.replace("U", "V"))
      const other = runSteps(opened(rowsOf(numbers, names), listed).start, method.steps).state
      for (const part of ["scores", "ranks", "based"] as const)
        for (const unit of units)
          for (const year of periods)
            for (const code of ["P", "Q", "T"]) {
              const [one, two] = [state[part], other[part]].map(
                (panel, which) => panel && at(panel, code, year, which === 0 ? unit : unit.replace("U", "V")),
              )
              if (Number.isNaN(one)) expect(two).toBeNaN()
              else expect((two ?? 0) / (one ?? 1)).toBeCloseTo(1, 9)
            }
    }),
    { numRuns: 25 },
  )
})

/** All arrays of a state, copied. */
const copied = (state: IndexState) => structuredClone({ ...state, structure: undefined })

test("no step changes anything of the state before it, and each note names what there is", () => {
  fc.assert(
    fc.property(panels, (numbers) => {
      const { start } = opened(rowsOf(numbers, units), unitRows(units))
      const known = [...start.structure.places.keys(), ...start.others.series]
      const states: { readonly state: IndexState; readonly copy: unknown }[] = []
      let state = start
      for (const step of method.steps) {
        states.push({ state, copy: copied(state) })
        const answer = doStep(state, step)
        for (const { indicator, unit, period } of answer.notes) {
          if (indicator !== undefined) expect(known).toContain(indicator)
          if (unit !== undefined) expect(units).toContain(unit)
          if (period !== undefined) expect(periods).toContain(period)
        }
        state = answer.state
      }
      for (const { state: before, copy } of states) expect(copied(before)).toEqual(copy)
    }),
    { numRuns: 25 },
  )
})
