import type {
  IndexRun,
  IndexState,
  Method,
  Note,
  Outcomes,
  SensitivityAnswer,
  UncertaintyAnswer,
} from "../../../observatory/index.ts"
import type { IndexFiles } from "./index-files.ts"

/** A refusal on its way between threads. */
export interface ToldRefusal {
  readonly code: string
  readonly facts: Readonly<Record<string, string>>
}

/** An index that was run: what the views show, and the files of its bundle. */
export interface RunAnswer {
  readonly method: Method
  readonly start: IndexState
  readonly left: readonly Note[]
  readonly run: IndexRun
  /** Node at the top. */
  readonly top: string
  /** Sources and results by the names of a bundle. */
  readonly bundle: Readonly<Record<string, string>>
}

/** What is tried with an uncertain index. */
export type Trial =
  | { readonly kind: "uncertainty"; readonly node: string; readonly seed: number; readonly runs: number }
  | { readonly kind: "sensitivity"; readonly node: string; readonly seed: number; readonly samples: number }

/** An answer of a trial with its files. */
export type TrialAnswer = { readonly trial: Trial; readonly files: Readonly<Record<string, string>> } & (
  | { readonly uncertainty: UncertaintyAnswer }
  | { readonly sensitivity: SensitivityAnswer }
)

/** What a worker is asked. Each answer carries the number of its question. */
export type Question =
  | { readonly ask: "run"; readonly files: IndexFiles }
  /** Opens the index whose runs are asked next; answers how many runs the trial takes. */
  | { readonly ask: "open"; readonly files: IndexFiles; readonly trial: Trial }
  | { readonly ask: "part"; readonly from: number; readonly runs: number }
  | { readonly ask: "sum"; readonly parts: readonly Outcomes[] }

/** What it answers, by the name of the question. */
export type Answer =
  | { readonly ask: "run"; readonly run: RunAnswer }
  | { readonly ask: "open"; readonly runs: number }
  | { readonly ask: "part"; readonly part: Outcomes }
  | { readonly ask: "sum"; readonly sum: TrialAnswer }

export interface Asked {
  readonly number: number
  readonly question: Question
}

export type Answered = { readonly number: number } & (
  | { readonly answer: Answer }
  | { readonly refused: ToldRefusal }
  | { readonly fault: string }
)
