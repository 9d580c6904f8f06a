import * as z from "zod"
import { Text } from "../base/index.ts"
import { type OrganisationKind, Role } from "../region/index.ts"
import { AppraisalKey } from "../settlement/index.ts"
import { readYaml } from "./region-files.ts"

/** A pair `[zh, en]`, as the vocabulary writes its texts for short. */
const Pair = z.tuple([z.string(), z.string()]).transform(([zh, en]) => ({ zh, en }))
const Choice = z.union([z.number(), z.tuple([z.number(), z.number()])])

const InstrumentKind = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  class: z.string(),
  acronym: z.string().nullable(),
  name: Text,
  also: z.array(Pair),
  variants: z.array(Pair).min(1),
  specs: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.array(Choice).min(1)])).min(1),
  accessories: z.array(Pair).min(1),
  hourly: z.tuple([z.int(), z.int()]),
})
export type InstrumentKind = z.infer<typeof InstrumentKind>

const Policy = z.object({
  id: z.string(),
  weight: z.int(),
  opening: z.array(z.object({ weekdays: z.array(z.int()), from: z.int(), until: z.int() })),
  slotMinutes: z.int(),
  minimumMinutes: z.int(),
  maximumMinutes: z.int(),
  noticeHours: z.int(),
  horizonDays: z.int(),
})

const Organisations = z.object({
  mark: Text,
  counts: z.object({ firms: z.int(), institutes: z.int(), universities: z.int() }),
  groups: z.int(),
  brands: z.array(Pair),
  industries: z.array(Pair),
  institutes: z.array(Pair),
  universities: z.array(Pair),
  government: z.array(z.object({ id: z.string(), name: Text, roles: z.array(Role) })),
  office: z.object({ name: Text, roles: z.array(Role) }),
  surnames: z.array(Pair),
  givenNames: z.array(Pair),
  policies: z.array(Policy).min(1),
  qualifications: z.array(Text).min(1),
  costParts: z.array(z.object({ share: z.int(), part: Text })).min(1),
  purse: z.int(),
  voucherFaces: z.array(z.int()).min(1),
  voucherDays: z.int(),
})

const Range = z.tuple([z.int(), z.int()])
const Activity = z.object({ id: z.string(), name: Text })
const Output = z.object({
  statistics: z.object({ id: z.string(), name: Text }),
  source: z.string(),
  valueAdded: Range,
  investment: Range,
  firms: z.int(),
  activities: z.object({ park: Activity, project: Activity, relocation: Activity }),
  sites: Text,
  agreements: z.array(
    z.object({
      activity: z.enum(["park", "project", "relocation"]),
      shares: z.array(z.string()),
      key: AppraisalKey,
      reasons: z.string(),
      agreed: z.boolean(),
    }),
  ),
})

/** The words from which samples are made. */
export interface SampleVocabulary extends z.infer<typeof Organisations> {
  readonly kinds: readonly InstrumentKind[]
  readonly output: z.infer<typeof Output>
}

/** Reads the vocabulary. @param folder such as `data/samples` @throws Error when a file is misshapen */
export function readVocabulary(folder: string): SampleVocabulary {
  const { kinds } = z.object({ kinds: z.array(InstrumentKind).min(1) }).parse(readYaml(folder, "instruments.yaml"))
  const output = Output.parse(readYaml(folder, "output.yaml"))
  return { ...Organisations.parse(readYaml(folder, "organisations.yaml")), kinds, output }
}

/** A made-up organisation. */
export interface SampleOrganisation {
  readonly id: string
  readonly jurisdiction: string
  readonly city: string
  readonly kind: OrganisationKind
  readonly name: Text
  readonly creditCode: string
  /** Id of the head of its group; its own id when nobody controls it. */
  readonly controllingGroup: string
}
