import type { StepName } from "../../../observatory/index.ts"

/**
 * An argument of a step as a form shows it. What has a shape of its own (matrices, arguments of single indicators) is
 * written as YAML; so is anything that a field of its kind cannot show.
 */
export type FieldKind =
  | { readonly kind: "choice"; readonly among: readonly string[] }
  | { readonly kind: "number"; readonly whole?: boolean }
  | { readonly kind: "flag" }
  | { readonly kind: "text" }
  /** Column of the units. */
  | { readonly kind: "column" }
  /** Level → method, and node → method. */
  | { readonly kind: "by-level" | "by-node"; readonly among: readonly string[] }
  | { readonly kind: "yaml"; readonly example: string }

export interface StepField {
  readonly name: string
  readonly field: FieldKind
  /** As the engine fills it in. */
  readonly usual?: string
  /** Shown only with these methods. */
  readonly with?: readonly string[]
}

const over = { name: "over", field: { kind: "choice", among: ["panel", "period"] } } as const
const own = (example: string): StepField => ({ name: "indicators", field: { kind: "yaml", example } })

/** How numbers of children become that of a node. */
export const aggregateMethods = [
  "arithmetic",
  "geometric",
  "harmonic",
  "generalised",
  "median",
  "copeland",
  "outranking",
  "kemeny",
  "mpi",
  "ampi",
  "topsis",
] as const

/** Arguments of each step, those that are used most first; a test holds them to the steps of the engine. */
export const stepForms: Readonly<Record<StepName, readonly StepField[]>> = {
  pairs: [
    { name: "to", field: { kind: "choice", among: ["unit", "corridor", "whole"] } },
    { name: "how", field: { kind: "choice", among: ["sum", "mean", "share-outside"] }, usual: "sum" },
    {
      name: "direction",
      field: { kind: "choice", among: ["out", "in", "both"] },
      usual: "both",
    },
    { name: "inside", field: { kind: "flag" }, usual: "false" },
    { name: "absent", field: { kind: "choice", among: ["partial", "zero", "missing"] }, usual: "partial" },
    { name: "whole", field: { kind: "text" }, usual: "whole" },
    own("{ PATENTS: { how: mean } }"),
  ],
  denominate: [
    { name: "scale", field: { kind: "yaml", example: "100" }, usual: "1" },
    own("{ RD: { denominator: GDP, scale: 100 } }"),
  ],
  screen: [
    { name: "present", field: { kind: "number" } },
    { name: "nonzero", field: { kind: "number" } },
    { ...over, usual: "panel" },
    { name: "include", field: { kind: "yaml", example: "[A, B]" } },
    { name: "exclude", field: { kind: "yaml", example: "[A, B]" } },
  ],
  impute: [
    {
      name: "method",
      field: {
        kind: "choice",
        among: [
          "none",
          "mean",
          "median",
          "group-mean",
          "group-median",
          "row-group-mean",
          "linear",
          "latest",
          "constant",
          "em",
          "knn",
        ],
      },
    },
    { name: "by", field: { kind: "column" }, with: ["group-mean", "group-median"] },
    { name: "value", field: { kind: "number" }, with: ["constant"] },
    { name: "k", field: { kind: "number", whole: true }, usual: "5", with: ["knn"] },
    { name: "age", field: { kind: "number", whole: true }, with: ["latest"] },
    { ...over, usual: "period", with: ["mean", "median", "group-mean", "group-median", "em", "knn"] },
    { name: "ends", field: { kind: "choice", among: ["none", "carry"] }, usual: "none", with: ["linear"] },
    { name: "ridge", field: { kind: "number" }, usual: "0", with: ["em"] },
    { name: "leave", field: { kind: "flag" }, usual: "false" },
    own("{ RD: { method: constant, value: 0 } }"),
  ],
  treat: [
    { name: "winsorise", field: { kind: "number", whole: true }, usual: "5" },
    { name: "skewness", field: { kind: "number" }, usual: "2" },
    { name: "kurtosis", field: { kind: "number" }, usual: "3.5" },
    { name: "rule", field: { kind: "choice", among: ["and", "or"] }, usual: "and" },
    {
      name: "otherwise",
      field: {
        kind: "choice",
        among: ["none", "log", "log-ct", "log-ct-plus", "log-ct-orig", "log-gii", "square-root", "boxcox"],
      },
      usual: "log-ct",
    },
    { name: "combined", field: { kind: "flag" }, usual: "false" },
    { ...over, usual: "panel" },
    { name: "lambda", field: { kind: "number" } },
    { name: "shift", field: { kind: "number" } },
    { name: "factor", field: { kind: "number" } },
    { name: "beyond", field: { kind: "yaml", example: "{ deviations: 3, how: cap }" } },
    own("{ RD: { winsorise: 2 } }"),
  ],
  normalise: [
    {
      name: "method",
      field: {
        kind: "choice",
        among: [
          "min-max",
          "z-score",
          "scaled",
          "rank",
          "borda",
          "percentile",
          "goalposts",
          "target",
          "reference",
          "maximum",
          "fraction",
          "over-mean",
          "over-worst",
        ],
      },
      usual: "min-max",
    },
    { name: "range", field: { kind: "yaml", example: "[0, 100]" }, usual: "[0, 100]", with: ["min-max", "goalposts"] },
    { name: "mean", field: { kind: "number" }, usual: "0", with: ["z-score"] },
    { name: "deviation", field: { kind: "number" }, usual: "1", with: ["z-score"] },
    { name: "lower", field: { kind: "number" }, with: ["scaled", "goalposts"] },
    { name: "upper", field: { kind: "number" }, with: ["scaled", "goalposts"] },
    { name: "target", field: { kind: "number" }, with: ["target"] },
    { name: "unit", field: { kind: "text" }, with: ["reference"] },
    { name: "trunc", field: { kind: "flag" }, usual: "true", with: ["goalposts"] },
    { name: "cap", field: { kind: "flag" }, usual: "false", with: ["target", "reference"] },
    {
      name: "ties",
      field: { kind: "choice", among: ["min", "max", "average", "dense"] },
      usual: "min",
      with: ["rank", "borda", "percentile"],
    },
    { ...over, usual: "panel" },
    { name: "constant", field: { kind: "choice", among: ["refuse", "leave"] }, usual: "refuse" },
    own("{ RD: { method: z-score } }"),
  ],
  weigh: [
    {
      name: "method",
      field: {
        kind: "choice",
        among: ["given", "equal", "pca", "optimised", "entropy", "critic", "variation", "bod", "ahp", "budget"],
      },
      usual: "given",
    },
    { name: "levels", field: { kind: "yaml", example: "[1, 2]" } },
    {
      ...over,
      usual: "panel",
      with: ["pca", "optimised", "entropy", "critic", "variation", "bod"],
    },
    { name: "weights", field: { kind: "yaml", example: "{ RD: 2, PCT: 1 }" }, with: ["given"] },
    { name: "factors", field: { kind: "yaml", example: "kaiser" }, with: ["pca"] },
    {
      name: "negative",
      field: { kind: "choice", among: ["refuse", "zero"] },
      usual: "refuse",
      with: ["pca", "optimised"],
    },
    { name: "aim", field: { kind: "choice", among: ["equal", "infomax"] }, usual: "equal", with: ["optimised"] },
    { name: "targets", field: { kind: "yaml", example: "{ RD: 2, PCT: 1 }" }, with: ["optimised"] },
    { name: "bounds", field: { kind: "yaml", example: "{ lower: 0.1, upper: 0.5 }" }, with: ["bod"] },
    {
      name: "matrix",
      field: { kind: "yaml", example: "{ INDEX: { codes: [A, B], rows: [[1, 3], [1/3, 1]] } }" },
      with: ["ahp"],
    },
    { name: "limit", field: { kind: "number" }, usual: "0.1", with: ["ahp"] },
    { name: "inconsistent", field: { kind: "choice", among: ["refuse", "note"] }, usual: "refuse", with: ["ahp"] },
    { name: "experts", field: { kind: "yaml", example: "[{ A: 60, B: 40 }, { A: 30, B: 70 }]" }, with: ["budget"] },
    { name: "total", field: { kind: "number" }, with: ["budget"] },
  ],
  "scale-weights": [{ name: "factors", field: { kind: "yaml", example: "{ RD: 2 }" } }],
  aggregate: [
    { name: "method", field: { kind: "choice", among: aggregateMethods }, usual: "arithmetic" },
    { name: "levels", field: { kind: "by-level", among: aggregateMethods } },
    { name: "nodes", field: { kind: "by-node", among: aggregateMethods } },
    { name: "threshold", field: { kind: "number" }, usual: "0" },
    { name: "thresholds", field: { kind: "yaml", example: "{ levels: { 2: 0.66 }, nodes: { P03: 1 } }" } },
    { name: "weights", field: { kind: "yaml", example: "{ INDEX: { INPUT: 2 } }" } },
  ],
  base: [
    { name: "period", field: { kind: "number", whole: true } },
    {
      name: "formula",
      field: {
        kind: "choice",
        among: ["geometric", "chained-geometric", "fixed-arithmetic", "chained-arithmetic", "fixed-harmonic", "score"],
      },
      usual: "geometric",
    },
    { name: "to", field: { kind: "choice", among: ["own", "mean"] }, usual: "own" },
  ],
  rank: [
    { name: "ties", field: { kind: "choice", among: ["min", "max", "average", "dense"] }, usual: "min" },
    { name: "everyLevel", field: { kind: "flag" }, usual: "false" },
    { name: "by", field: { kind: "column" } },
  ],
}
