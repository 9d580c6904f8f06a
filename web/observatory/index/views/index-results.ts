import type {
  IndexRun,
  IndexState,
  LeftOut,
  Note,
  NotLeftOut,
  SensitivityAnswer,
  Step,
  UncertaintyAnswer,
} from "../../../../observatory/index.ts"
import type { MapUnit } from "../../../ui/map-shapes.ts"
import type { TwoTexts } from "../../../ui/text.ts"

/** What the views show: plain answers of the engine. What is not there yet is said, and how to come by it. */
export interface IndexResults {
  /** Beginning of the names of files that are saved. */
  readonly name: string
  /** The state before the first step: values as they were given. */
  readonly start: IndexState
  readonly steps: readonly Step[]
  readonly run: IndexRun
  /** What was left aside before the first step. */
  readonly left?: readonly Note[]
  readonly uncertainty?: UncertaintyAnswer
  /** The scale of scores is itself uncertain: scores of one run and of another do not compare, ranks do. */
  readonly mixedScales?: boolean
  readonly sensitivity?: SensitivityAnswer
  readonly leftOut?: readonly (LeftOut | NotLeftOut)[]
  /** Another run to compare with. */
  readonly compared?: { readonly name: string; readonly run: IndexRun }
}

/** Jurisdictions with their colours, and the outlines of their cities as on the home page. */
export interface RegionGround {
  readonly jurisdictions: readonly { readonly code: string; readonly name: TwoTexts; readonly colour: string }[]
  readonly outlines: readonly MapUnit[]
  readonly notice: string
}

export const viewNames = [
  "ranking",
  "map",
  "profile",
  "time",
  "pairs",
  "split",
  "framework",
  "distribution",
  "availability",
  "record",
  "correlation",
  "sensitivity",
  "leave-one-out",
  "comparison",
] as const
export type ViewName = (typeof viewNames)[number]

/** What is looked at: small enough for the address bar. What is absent or unknown becomes the first sensible one. */
export interface ViewChoice {
  readonly view?: ViewName | undefined
  readonly node?: string | undefined
  readonly indicator?: string | undefined
  readonly period?: number | undefined
  readonly from?: number | undefined
  readonly unit?: string | undefined
  readonly other?: string | undefined
}

/** What every view is given. */
export interface ViewProps {
  readonly results: IndexResults
  readonly ground: RegionGround | undefined
  readonly choice: ViewChoice
  readonly choose: (change: ViewChoice) => void
  /** Keeps this run, so that the next ones are compared with it. */
  readonly onKeep: () => void
}
