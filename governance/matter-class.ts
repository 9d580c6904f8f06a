import * as z from "zod"
import { Refusal, Text } from "../base/index.ts"
import { parseFormula } from "./formula/index.ts"
import { unsoundness } from "./unsoundness.ts"
import { CountingRules } from "./vote.ts"

const matterPattern = /^(parameter( [a-z]+(\.[a-z-]+)?)?|list( (negative|power|responsibility|demand))?)$/

const FormulaText = z.string().superRefine((text, context) => {
  const formula = parseFormula(text)
  if ("cause" in formula)
    context.addIssue({ code: "custom", message: `character ${formula.at + 1}: ${formula.cause.en}` })
})
const Days = z.int().min(0).max(365)

const common = {
  name: Text,
  /** `parameter`, `parameter vouchers`, `parameter vouchers.ratio`, `list`, `list negative`. */
  matters: z
    .array(z.string().regex(matterPattern, "a matter is written like: parameter vouchers, list negative"))
    .min(1),
  ballot: z.enum(["open", "sealed"]),
  /** Whole days between the day of opening and the ballot. */
  consultationDays: Days,
  /** Whole days that an amendment leaves at least. */
  daysAfterAmendment: Days,
  votingDays: z.int().min(1).max(365),
  /** Whole days in which sealed ballots are opened; 0 for open ones. */
  openingDays: Days.default(0),
  /** Whether a ballot may be replaced before the close. */
  replace: z.boolean(),
  unopened: CountingRules.shape.unopened.default("absent"),
  tie: CountingRules.shape.tie,
  noQuorum: CountingRules.shape.noQuorum,
}

/** How matters of one kind are decided. A motion keeps the class with which it was drafted. */
export const MatterClass = z.strictObject({
  id: z.string().min(1),
  ...common,
  quorum: FormulaText,
  majority: FormulaText,
  source: z.string().min(1),
  /** True when there is no source yet and `source` says why it was taken. */
  assumed: z.boolean(),
})
export type MatterClass = z.infer<typeof MatterClass>

const origin = { source: z.string().min(1).optional(), assumed: z.string().min(1).optional() }
const Written = z.strictObject({
  formulas: z.record(
    z.string(),
    z.strictObject({ name: Text, quorum: FormulaText, majority: FormulaText, after: z.string().optional(), ...origin }),
  ),
  classes: z.record(z.string(), z.strictObject({ ...common, formula: z.string(), ...origin })),
})

/**
 * Reads the classes of matters as the file holds them: `formulas` by name, and `classes` that use them.
 * @param raw what the YAML file holds
 * @returns the classes, or what is wrong: shape, a formula that cannot be read (with its place), a matter in two classes,
 * no class for `parameter` or `list`, a formula that carries a motion without a single yes or that no vote can fulfil, neither source nor assumption, a sealed ballot without days for opening
 */
export function readMatterClasses(raw: unknown): readonly MatterClass[] | { readonly problems: readonly string[] } {
  const written = Written.safeParse(raw)
  if (written.data === undefined)
    return { problems: written.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) }
  const { formulas, classes } = written.data
  const problems = [
    ...Object.entries({ ...formulas, ...classes })
      .filter(([, { source, assumed }]) => (source === undefined) === (assumed === undefined))
      .map(([id]) => `${id}: a source or an assumption is needed, one of the two`),
    ...Object.entries(classes)
      .filter(([, { ballot, openingDays }]) => (ballot === "sealed") !== openingDays > 0)
      .map(([id]) => `${id}: sealed ballots need days in which they are opened, open ones have none`),
    ...Object.entries(formulas).flatMap(([id, formula]) => unsoundness(formula).map((cause) => `${id}: ${cause}`)),
    ...unevenMatters(Object.values(classes).flatMap(({ matters }) => matters)),
  ]
  const read = Object.entries(classes).flatMap(([id, { formula, source, assumed, ...rest }]) => {
    const named = formulas[formula]
    if (named === undefined) problems.push(`${id}: there is no formula ${formula}`)
    const { quorum, majority } = named ?? { quorum: "", majority: "" }
    return { id, ...rest, quorum, majority, source: source ?? assumed ?? "", assumed: source === undefined }
  })
  return problems.length > 0 ? { problems } : read
}

function unevenMatters(matters: readonly string[]): readonly string[] {
  const twice = new Set(matters.filter((matter, index) => matters.indexOf(matter) !== index))
  const missing = ["parameter", "list"].filter((matter) => !matters.includes(matter))
  return [
    ...[...twice].map((matter) => `${matter}: a matter has one class, here are two`),
    ...missing.map((matter) => `${matter}: no class decides it`),
  ]
}

/**
 * The class that decides some matters: for each the narrowest that names it; all must lead to one.
 * @param matters such as `parameter vouchers.ratio` or `list negative`
 * @throws Refusal "governance.mixed-matters" when they belong to different classes: a motion cannot borrow an easier one
 * @example classFor(["parameter vouchers.ratio"], classes).id // "vouchers"
 */
export function classFor(matters: readonly string[], classes: readonly MatterClass[]): MatterClass {
  const found = [...new Set(matters.map((matter) => narrowest(matter, classes)))]
  const [only] = found
  if (only === undefined || found.length > 1)
    throw new Refusal("governance.mixed-matters", { classes: found.map(({ id }) => id).join(", ") })
  return only
}

function narrowest(matter: string, classes: readonly MatterClass[]): MatterClass {
  const [kind = "", name = ""] = matter.split(" ")
  const domain = name.split(".")[0]
  for (const asked of [matter, `${kind} ${domain}`, kind]) {
    const found = classes.find(({ matters }) => matters.includes(asked))
    if (found !== undefined) return found
  }
  throw new Refusal("governance.no-class", { matter })
}
