import { Refusal } from "../../../base/index.ts"
import { marks, marksOf, seriesOf } from "../panel.ts"
import type { Filling } from "./filling.ts"

/** The series of a filling that are read and written, one by one. */
function* seriesIn({ state, filled, indicators }: Filling) {
  for (const series of indicators) {
    const old = { values: seriesOf(state.panel, series), marks: marksOf(state.panel, series) }
    yield { old, values: seriesOf(filled, series), marks: marksOf(filled, series) }
  }
}

/** Fills between two numbers of a unit on the line between them; beyond its first and last with the nearest, if so asked. */
export function fillLinear(filling: Filling): void {
  const { periods, units } = filling.state.panel
  const width = units.length
  const carry = filling.given.ends === "carry"
  const last = new Int32Array(width)
  for (const one of seriesIn(filling)) {
    last.fill(-1)
    for (let row = 0; row < periods.length; row++)
      for (let unit = 0; unit < width; unit++) {
        if (Number.isNaN(one.old.values[row * width + unit])) continue
        const before = last[unit] ?? -1
        if (before >= 0) {
          for (let gap = before + 1; gap < row; gap++)
            interpolate(one, periods, { unit, width, before, gap, after: row })
        } else if (carry) for (let gap = 0; gap < row; gap++) copy(one, row * width + unit, gap * width + unit)
        last[unit] = row
      }
    if (!carry) continue
    for (let unit = 0; unit < width; unit++) {
      const before = last[unit] ?? -1
      if (before >= 0)
        for (let gap = before + 1; gap < periods.length; gap++) copy(one, before * width + unit, gap * width + unit)
    }
  }
}

/** A series as it was and as it becomes. */
interface Series {
  readonly old: { readonly values: Float64Array; readonly marks: Uint8Array }
  readonly values: Float64Array
  readonly marks: Uint8Array
}

/** A gap between two rows of a unit. */
interface Gap {
  readonly unit: number
  readonly width: number
  readonly before: number
  readonly gap: number
  readonly after: number
}

function interpolate({ old, values, marks: made }: Series, periods: readonly number[], place: Gap): void {
  const { unit, width, before, gap, after } = place
  const from = before * width + unit
  const to = after * width + unit
  const start = periods[before] ?? 0
  const part = ((periods[gap] ?? 0) - start) / ((periods[after] ?? 0) - start)
  const low = old.values[from] ?? Number.NaN
  values[gap * width + unit] = low + ((old.values[to] ?? Number.NaN) - low) * part
  made[gap * width + unit] = marks.interpolated | (old.marks[from] ?? 0) | (old.marks[to] ?? 0)
}

function copy({ old, values, marks: made }: Series, from: number, to: number): void {
  values[to] = old.values[from] ?? Number.NaN
  made[to] = marks.carried | (old.marks[from] ?? 0)
}

/** Fills with the unit's number of the latest period before that has one, at most `age` periods back. */
export function fillLatest(filling: Filling): void {
  const { periods, units } = filling.state.panel
  const width = units.length
  const age = filling.given.age ?? periods.length
  const last = new Int32Array(width)
  for (const one of seriesIn(filling)) {
    last.fill(-1)
    for (let row = 0; row < periods.length; row++)
      for (let unit = 0; unit < width; unit++) {
        const place = row * width + unit
        const before = last[unit] ?? -1
        if (!Number.isNaN(one.old.values[place])) last[unit] = row
        else if (before >= 0 && row - before <= age) copy(one, before * width + unit, place)
      }
  }
}

/** Fills with one number. */
export function fillConstant(filling: Filling): void {
  const { value } = filling.given
  if (value === undefined) throw new Refusal("observatory.impute-without", { method: "constant", argument: "value" })
  for (const { values, marks: made } of seriesIn(filling))
    for (let place = 0; place < values.length; place++)
      if (Number.isNaN(values[place])) {
        values[place] = value
        made[place] = marks.carried
      }
}
