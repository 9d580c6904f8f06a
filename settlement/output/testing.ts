import { day } from "../../base/index.ts"
import type { AttributionGround } from "./attribute.ts"
import { statistical } from "./ledgers.ts"
import type { OutputReport, Site } from "./report.ts"

/** Three members with two cities each; A1 and B1 know an enclave park of A in B. */
export const memberOf = new Map([
  ["A", "A"],
  ["A1", "A"],
  ["A2", "A"],
  ["B", "B"],
  ["B1", "B"],
  ["B2", "B"],
  ["C1", "C"],
])

export const park = {
  jurisdiction: "B",
  id: "park",
  kind: "park" as const,
  name: { zh: "飞地园", en: "Enclave park" },
  place: "B1",
  partners: ["A", "B"],
  since: day("2024-01-01"),
  sample: false,
}

export const project = { ...park, id: "project", kind: "joint-project" as const, place: null }

export const ground: AttributionGround = {
  memberOf,
  census: null,
  activities: [park, project],
  today: day("2026-11-24"),
}

export const report: OutputReport = {
  jurisdiction: "A",
  id: "r",
  unit: "firm",
  period: "2025",
  measure: "value-added",
  amount: statistical(1000n),
  mainPlace: "A1",
  moved: null,
  sites: [],
  isCensus: false,
  activity: null,
  source: "test",
  sample: false,
}

export const site = (place: string, minor: bigint, more: Partial<Site> = {}): Site => ({
  name: `site ${place}`,
  place,
  amount: statistical(minor),
  activity: null,
  ...more,
})
