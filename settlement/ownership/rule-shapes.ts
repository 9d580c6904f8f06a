import * as z from "zod"
import { Text as Both, Day, parseRational } from "../../base/index.ts"

/** Both languages and nothing else: a comma that was meant as text must not pass as a key. */
const Text = z.strictObject(Both.shape)

const id = z.string().regex(/^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/)
const Share = z.string().transform((text, context) => {
  try {
    return parseRational(text)
  } catch {
    context.addIssue({ code: "custom", message: `"${text}" is no share: write 70/100` })
    return z.NEVER
  }
})

/** What an act costs its doer although nobody need be asked. */
const Duty = z.strictObject({
  kind: z.enum(["share-income", "notice", "compensation", "first-refusal", "free-licence"]),
  days: z.int().positive().optional(),
  text: Text,
})

const ActRule = z.strictObject({
  acts: z.array(id).min(1),
  /** The role that the article speaks of; any owner when left out. */
  by: id.optional(),
  /** consent: of the parties in the role `of`; all: of every other owner; never: nobody may. */
  answer: z.enum(["alone", "all", "consent", "never"]),
  of: id.optional(),
  duties: z.array(Duty).default([]),
  /** Acts of the others for which who does this one need no longer be asked. */
  releases: z.array(id).default([]),
  /** Whether the article lets the parties agree otherwise. */
  agree: z.boolean().default(true),
})

const Years = z.strictObject({ sure: z.int().min(0), most: z.int().positive(), from: Text })

/** One article (or paragraph, or item) as it is put to use: when it applies, and what follows. */
const Provision = z.strictObject({
  id,
  /** Null where whoever read the instrument noted no number. */
  article: z.string().nullable(),
  paragraph: z.string().optional(),
  item: z.string().optional(),
  text: Text,
  /** Kinds of results that it speaks of; all when left out. */
  kinds: z.array(id).optional(),
  /** Facts of the case that it asks for: each must have one of the values. */
  when: z.record(z.string(), z.array(z.union([z.string(), z.boolean()]))).optional(),
  /** Facts of the case that rule it out: it does not apply where one has one of the values. */
  unless: z.record(z.string(), z.array(z.union([z.string(), z.boolean()]))).optional(),
  /** It applies only where several own the result jointly. */
  joint: z.boolean().default(false),
  /** It applies only where the other side of the act is abroad. */
  abroad: z.boolean().default(false),
  owners: z
    .strictObject({
      roles: z.array(id).min(1),
      /** each: everyone may use and transfer; each-own: everyone owns what it made. */
      how: z.enum(["sole", "joint", "each", "each-own"]),
      agree: z.boolean(),
    })
    .optional(),
  rights: z.array(z.strictObject({ role: id, text: Text })).default([]),
  duties: z.array(z.strictObject({ role: id, text: Text })).default([]),
  acts: z.array(ActRule).default([]),
  /** Who owns a result may be agreed although another article gives it to one of them. */
  opens: Text.optional(),
  useRight: z.strictObject({ years: z.int().positive() }).optional(),
  /** Income is to be shared among joint owners, without a ratio. */
  income: z.strictObject({ modes: z.array(id), text: Text }).optional(),
  reward: z
    .strictObject({
      modes: z.array(id).min(1),
      share: Share,
      /** default: without rule or agreement; must: also a rule or an agreement may not go below; may: a unit may set it. */
      force: z.enum(["default", "must", "may"]),
      units: z.array(id).optional(),
      years: Years.optional(),
    })
    .optional(),
  /** A part of the reward that a group of makers does not fall below. */
  within: z
    .strictObject({ group: z.enum(["main", "transfer-staff"]), share: Share, units: z.array(id).optional() })
    .optional(),
  award: z
    .strictObject({
      patents: z.array(id).min(1),
      amount: z.string().regex(/^\d+(\.\d+)?$/),
      currency: z.string(),
      months: z.int().positive(),
    })
    .optional(),
  net: Text.optional(),
})
export type Provision = z.output<typeof Provision>

const Version = z.strictObject({
  name: Text,
  source: z.string().min(1),
  assumed: z.array(z.string().min(1)),
  provisions: z.array(Provision).min(1),
})

/** A statute, a local regulation or the terms of a programme, by the day from which each version holds; null ends it. */
export const Instrument = z.strictObject({
  id,
  title: Text,
  layer: z.enum(["national", "local", "programme"]),
  /** Where it holds; for a programme null, since a case names it. */
  jurisdiction: z.string().nullable(),
  reviewed: Day,
  versions: z.record(Day, Version.nullable()),
})
export type Instrument = z.output<typeof Instrument>

const titles = z.record(id, Text)
/** The words in which cases are told. */
export const Vocabulary = z.strictObject({
  kinds: z.record(id, z.strictObject({ title: Text, roles: z.array(id).min(1), facts: z.array(id) })),
  roles: titles,
  anyKind: z.array(id),
  facts: z.record(id, z.strictObject({ title: Text, choices: titles.optional() })),
  acts: titles,
  modes: titles,
  partyKinds: titles,
  patents: titles,
})
export type Vocabulary = z.output<typeof Vocabulary>

/** Sentences for what is assumed where no instrument speaks. */
export const Assumptions = z.strictObject({
  "equal-owners": Text,
  "equal-makers": Text,
  "by-owned-shares": Text,
  "user-keeps": Text,
  "receiver-keeps": Text,
  stricter: Text,
  days: Text,
  "contract-only-names": Text,
})
export type Assumption = keyof z.output<typeof Assumptions>

export const CreditRoles = z.strictObject({ source: z.string(), assumed: z.string(), roles: titles })
