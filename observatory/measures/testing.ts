import { instant } from "../../base/index.ts"
import { Commitment } from "../../evidence/index.ts"
import { durationIds, MeasureDefinitions, shareIds, stageIds } from "./definitions.ts"
import type { LoggedAct } from "./logged-act.ts"
import { type Measuring, openMeasuring } from "./measure.ts"

const text = { zh: "甲", en: "a" }

/** Definitions for tests: all measures, percentiles 50 and 90, an hour of grace. */
export const definitions = MeasureDefinitions.parse({
  from: "2026-01-01",
  percentiles: [50, 90],
  graceMinutes: 60,
  assumed: text,
  measures: [...shareIds, ...durationIds, ...stageIds, "flows", "silence"].map((id) => ({
    id,
    title: text,
    definition: text,
    unit: text,
  })),
  notYet: [],
})

/** A measuring of two members, `a` and `b`, that has read entries. */
export function measured(entries: readonly LoggedAct[], timeZone = "Asia/Shanghai"): Measuring {
  const measuring = openMeasuring({
    region: { id: "test", name: text, timeZone },
    currency: { code: "CNY", decimals: 2, sign: "¥" },
    members: [
      { code: "a", name: text },
      { code: "b", name: text },
    ],
    origin: "test/log",
  })
  for (const entry of entries) measuring.read(entry)
  return measuring
}

/** An entry as the log has it. */
export function entry(
  act: string,
  at: string,
  [jurisdiction, kind, id]: readonly [string, string, string],
  facts: LoggedAct["facts"] = {},
  person = "0",
): LoggedAct {
  const commitment = Commitment.parse(person.repeat(64))
  return { act, at: instant(at), jurisdiction, actor: { kind: "person", commitment }, of: { kind, id }, facts }
}
