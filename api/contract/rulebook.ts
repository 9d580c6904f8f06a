import * as z from "zod"
import { Day, Text } from "../../base/index.ts"
import { readRoute } from "./route.ts"
import { List, onDay, RuleEntry, spoken } from "./rule-shapes.ts"

export * from "./rule-matrix.ts"

/** How a version of the lists came into being: with the region, by a motion, or by a reviewed file. */
export const VersionOrigin = z.enum(["founding", "motion", "file"])

const Version = z.object({
  number: z.int(),
  effectiveAt: z.string(),
  enactedAt: z.string(),
  source: z.string(),
  origin: VersionOrigin,
  motion: z.string().nullable().describe("id of the motion that enacted it"),
})

export const ParameterShown = z.object({
  id: z.string(),
  description: Text,
  unit: z.string(),
  current: z.string().nullable(),
  values: z.array(
    z.object({
      from: z.string(),
      value: z.string().nullable(),
      source: z.string(),
      assumed: z.boolean(),
      listVersion: z.int().nullable().describe("null: set by law or method in a reviewed file"),
      motion: z.string().nullable(),
    }),
  ),
  setBy: z.enum(["members", "law"]),
})

/** A case of the rule book: a request by example, and how the rules in force answer it. */
export const RuleCase = z.object({
  name: z.string(),
  title: Text,
  day: z.string(),
  act: z.string(),
  outcome: z.enum(["permit", "refuse"]),
  entries: z.array(z.string()).describe("entries that decide"),
  given: z.record(z.string(), z.unknown()).describe("principal, resource and context of the request"),
})

export const readRules = readRoute({
  name: "rulebook.read",
  path: "/api/rules",
  summary: "The entries in force on a day, with the list version",
  query: onDay.extend({
    q: z.string().max(200).optional().describe("words that stand in title, text, basis or id, all of them"),
    list: List.optional(),
    body: z.string().max(100).optional(),
    act: z.string().max(100).optional(),
  }),
  reply: z.object({
    version: z.int(),
    effective: z.string(),
    on: z.string(),
    entries: z.array(RuleEntry),
    bodies: z.array(z.string()).describe("of all entries in force, for the filter"),
  }),
  refusals: ["rulebook.unknown-entry"],
})

export const readRule = readRoute({
  name: "rulebook.read",
  path: "/api/rules/:entry",
  summary: "One entry, with the cases that it decides and the versions that changed it",
  params: z.object({ entry: z.string() }),
  query: onDay,
  reply: z.object({
    version: z.int(),
    entry: RuleEntry,
    cases: z.array(RuleCase),
    duties: z.array(z.string()).describe("duties that carry it out"),
    history: z.array(Version.extend({ change: z.enum(["added", "changed", "ended"]) })).describe("newest first"),
  }),
  refusals: ["rulebook.unknown-entry"],
})

export const readRuleVersions = readRoute({
  name: "rulebook.read",
  path: "/api/rule-versions",
  summary: "Every version of the lists: when, by what, and which entries it changed",
  reply: z.object({
    items: z
      .array(
        Version.extend({
          digest: z.string(),
          entries: z.int(),
          added: z.array(z.string()),
          changed: z.array(z.string()),
          ended: z.array(z.string()),
        }),
      )
      .describe("newest first"),
  }),
})

const text = "The consolidated text: every entry in force on a day, in both languages"

export const readRuleText = readRoute({
  name: "rulebook.read",
  path: "/api/rule-text",
  summary: text,
  query: onDay,
  reply: z.object({
    region: z.string(),
    on: z.string(),
    version: z.object({ number: z.int(), effectiveAt: z.string(), source: z.string() }).nullable(),
    entries: z.array(RuleEntry).describe("in order of list (negative, power, responsibility, demand), then of id"),
  }),
})

export const downloadRuleText = readRoute({
  name: "rulebook.read",
  path: "/api/rule-text.json",
  summary: `${text}, as a JSON file with everything that decides`,
  query: onDay,
  reply: z.string(),
  file: "rules.json",
})

export const downloadRuleXml = readRoute({
  name: "rulebook.read",
  path: "/api/rule-text.xml",
  summary: `${text}, as XML after Akoma Ntoso; rules.xsd is its schema`,
  query: onDay,
  reply: z.string(),
  file: "rules.xml",
})

export const downloadRuleSchema = readRoute({
  name: "rulebook.read",
  path: "/api/rules.xsd",
  summary: "Schema of the XML export",
  reply: z.string(),
  file: "rules.xsd",
})

export const downloadXmlSchema = readRoute({
  name: "rulebook.read",
  path: "/api/xml.xsd",
  summary: "What rules.xsd imports: the attribute for the language of a text",
  reply: z.string(),
  file: "xml.xsd",
})

const Run = z.object({ of: z.enum(["both", "before", "after"]), text: z.string() })

export const readRuleDifferences = readRoute({
  name: "rulebook.read",
  path: "/api/rule-differences",
  summary: "What changed between the rules of two days, word by word",
  query: z.object({ from: Day, to: Day }),
  reply: z.object({
    from: z.object(spoken),
    to: z.object(spoken),
    changes: z.array(
      z.object({
        entry: z.string(),
        list: List,
        title: Text,
        change: z.enum(["added", "ended", "changed"]),
        fields: z.array(z.object({ field: z.string(), runs: z.array(Run) })).describe("none for added and ended"),
        whole: RuleEntry.nullable().describe("the entry that was added or has ended; null for a change"),
      }),
    ),
  }),
})

export const readParameters = readRoute({
  name: "rulebook.read",
  path: "/api/parameters",
  summary: "Every dated parameter with its whole history and sources",
  reply: z.object({ items: z.array(ParameterShown) }),
})

export const readParameter = readRoute({
  name: "rulebook.read",
  path: "/api/parameters/:parameter",
  summary: "One parameter: every value with its source, list version and motion, and what rests on it",
  params: z.object({ parameter: z.string() }),
  reply: z.object({
    parameter: ParameterShown,
    superseded: z
      .array(
        z.object({
          from: z.string(),
          value: z.string().nullable(),
          source: z.string(),
          assumed: z.boolean(),
          listVersion: z.int(),
          motion: z.string().nullable(),
          by: z.int().describe("list version that put another value in its place"),
        }),
      )
      .describe("values that were replaced before they began"),
    entries: z.array(z.string()).describe("entries whose time limit it sets"),
    duties: z.array(z.string()).describe("duties whose time limit it sets"),
  }),
  refusals: ["rulebook.unknown-parameter"],
})
