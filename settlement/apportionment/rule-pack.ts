import * as z from "zod"
import { type Rational, Text } from "../../base/index.ts"
import { exactNumber } from "../exact-input.ts"
import { Cited } from "./cited.ts"

/** A number of a file, exact: `0.35`, `"1/3"`, `20000000.00`. */
const Exact = z.union([z.string(), z.number()]).transform((given, context): Rational => {
  try {
    return exactNumber(given)
  } catch {
    context.addIssue({ code: "custom", message: `"${given}" is no number: write 7, 0.35 or "1/3"` })
    return z.NEVER
  }
})

const name = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]*$/, "a name has letters, digits and hyphens")
const foundation = { source: Cited.optional(), assumed: Text.optional() }

/** Who receives: the one unit of a role, or a portion that is not divided. */
const Target = z.union([z.strictObject({ role: name }), z.strictObject({ portion: name })])
export type Target = z.infer<typeof Target>

/** One term of the formula: weight × the unit's part of the factor's total. */
const Term = z.strictObject({
  factor: name,
  weight: Exact,
  /** The factor is divided by this one, for each unit. */
  over: name.optional(),
  /** The unit's value is rounded down to a multiple of this. */
  downTo: Exact.optional(),
})
export type Term = z.infer<typeof Term>

/** A fixed share of a role: a number, the fact that holds it, or what the others leave. */
const FixedShare = z.union([z.literal("rest"), z.strictObject({ fact: name }), Exact])

const Key = z.union([
  z.strictObject({ factors: z.array(Term).min(1) }),
  z.strictObject({ fixed: z.record(name, FixedShare) }),
])
export type Key = z.infer<typeof Key>

/** A key that holds for some years from the day that a fact tells; the last one has no end. */
const KeyTerm = z.strictObject({
  years: z.union([z.int().min(0).max(100), z.strictObject({ fact: name })]).optional(),
  title: Text,
  key: Key,
})

const Exclusion = z.strictObject({
  when: z.union([
    z.strictObject({ flag: name }),
    z.strictObject({ opened: z.literal("in-year") }),
    z.strictObject({ closed: z.literal("by-day") }),
  ]),
  title: Text,
  /** Not applied when nobody would be left to share. */
  unlessNobody: z.boolean().optional(),
  ...foundation,
})
export type Exclusion = z.infer<typeof Exclusion>

/** When nothing is divided: all of it goes to one receiver. */
const WholeRule = z.strictObject({
  when: z.union([
    z.strictObject({ fact: name, is: z.boolean() }),
    z.strictObject({ fact: name, below: Exact }),
    z.strictObject({ amountUpTo: Exact }),
  ]),
  to: Target,
  title: Text,
  ...foundation,
})
export type WholeRule = z.infer<typeof WholeRule>

const Base = z.strictObject({
  title: Text,
  /** The amount is rounded down to a multiple of this. */
  downTo: Exact.optional(),
  /** What is divided is this part of the amount. */
  rate: Exact.optional(),
  /** What is divided is this part of the units' growth; a unit that shrank gives nothing. */
  pool: z.strictObject({ rate: Exact, now: name, before: name }).optional(),
  /** Each unit keeps this factor of it; only what exceeds their sum is divided. */
  stock: name.optional(),
})
export type Base = z.infer<typeof Base>

const Split = z.strictObject({ of: name, title: Text, into: z.record(name, Exact), ...foundation })

const Rounding = z.strictObject({
  /** Largest remainder: each down, then one minor unit more for the largest remainders. Down: `rest` has what is left. */
  method: z.enum(["largest-remainder", "down"]),
  /** Between equal remainders: by the letters of their ids, or in the order given. */
  ties: z.enum(["id", "order"]).optional(),
  rest: Target.optional(),
  ...foundation,
})

/** A rule as it stands from a day on. */
export const PackVersion = z.strictObject({
  source: Cited.optional(),
  /** What has no source, with the reason and the day on which it was taken. */
  assumed: z.array(Text).default([]),
  /** The calendar year of the factors, told by the fact `factorYear`. */
  factorYear: z.enum(["previous", "same"]).optional(),
  /** Units below others are added to the unit that they belong to. */
  lowerUnits: z.literal("added").optional(),
  /** Of each single value in a list (a pay, say) no more than this counts. */
  capEach: z.record(name, Exact).default({}),
  excluded: z.array(Exclusion).default([]),
  whole: z.array(WholeRule).default([]),
  base: Base.optional(),
  splits: z.array(Split).default([]),
  /** The portion that is divided between the units; all of it without splits. */
  divided: name.default("all"),
  key: Key.optional(),
  terms: z.strictObject({ since: name, of: z.array(KeyTerm).min(1) }).optional(),
  /** A factor that is nil for everybody: the others count fully, or the division is refused. */
  nilFactor: z.enum(["refused", "others"]).default("refused"),
  /** Totals may be larger than what the units have; the rest of the amount belongs elsewhere. */
  elsewhere: z.boolean().default(false),
  limits: z
    .strictObject({
      /** Units may tell a `floor` and a `cap`. */
      ofUnits: z.boolean().optional(),
      /** The unit of this role receives at most the one fact less the other. */
      role: z.strictObject({ role: name, upTo: name, less: name }).optional(),
      title: Text,
      ...foundation,
    })
    .optional(),
  smallParts: z
    .strictObject({ upTo: Exact, to: z.strictObject({ role: name }), title: Text, ...foundation })
    .optional(),
  /** Parts agreed between the parties stand before the key. */
  agreement: z.strictObject({ title: Text, ...foundation }).optional(),
  /** The amount is income when the fact `income` is true: split it, tax each part at its rate, divide the sum again. */
  rates: z.strictObject({ income: name, pools: name, title: Text, ...foundation }).optional(),
  /** Each unit levies its part × its own multiplier, between these; what lies above is taken for a slip of the pen. */
  multiplier: z.strictObject({ least: Exact, most: Exact, title: Text, ...foundation }).optional(),
  /** Each unit's part is shared between these levels. */
  within: z.strictObject({ title: Text, into: z.record(name, Exact), ...foundation }).optional(),
  rounding: Rounding,
})
export type PackVersion = z.infer<typeof PackVersion>

const Fact = z.strictObject({
  title: Text,
  kind: z.enum(["flag", "day", "amount", "share", "count", "place"]),
  /** Must be told, unless there is a default. */
  required: z.boolean().default(false),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  ...foundation,
})

/** A rule that divides an amount, as data: what it asks of a case, and its versions by day. */
export const RulePack = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id has small letters, digits and hyphens"),
  title: Text,
  summary: Text,
  /** A proposal was never law; a template is an agreement whose terms its parties set. */
  status: z.enum(["in-force", "proposal", "template"]),
  /** Places are codes of the division registers known here, or names that the caller chooses. */
  places: z.enum(["known", "named"]),
  /** Where the rule was made for, by the first digits of division codes; elsewhere it can only be followed by analogy. */
  area: z.strictObject({ codes: z.array(z.string().regex(/^\d{2,6}$/)).min(1), title: Text, ...foundation }).optional(),
  /** The currency of amounts that stand in the pack. */
  currency: z.string().optional(),
  amount: Text,
  factors: z.record(name, z.strictObject({ title: Text, optional: z.boolean().default(false) })),
  facts: z.record(name, Fact).default({}),
  roles: z.record(name, Text).default({}),
  flags: z.record(name, Text).default({}),
  portions: z.record(name, z.strictObject({ title: Text, place: name.optional() })).default({}),
  /** By the day from which they hold; `null` ends the pack. */
  versions: z.record(z.string(), PackVersion.nullable()),
  /** Last day on which someone checked that the newest version still holds. */
  reviewed: z.string(),
})
export type RulePack = z.infer<typeof RulePack>
