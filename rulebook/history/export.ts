import * as z from "zod"
import { Day, Instant, type Text } from "../../base/index.ts"
import { Entry } from "../entry.ts"
import { effectOf } from "../lists.ts"
import { type ConsolidatedText, listsInOrder, listTitles } from "./consolidate.ts"

/** The JSON export of a consolidated text: everything that decides, and the words. */
export const RulesExport = z.object({
  format: z.literal("delta-rules/1"),
  region: z.string(),
  day: Day,
  version: z.object({ number: z.int(), effectiveAt: Instant, source: z.string() }).nullable(),
  entries: z.array(Entry),
})
export type RulesExport = z.infer<typeof RulesExport>

/** The consolidated text as an object for JSON. Read back with `RulesExport.parse`. */
export function asJsonExport({ day, version, entries }: ConsolidatedText, region: string): RulesExport {
  return { format: "delta-rules/1", region, day, version, entries: [...entries] }
}

/**
 * The consolidated text as XML 1.0: element names and structure after Akoma Ntoso 3.0 (act, meta, body, part, article,
 * num, heading, content, p), in a namespace of its own, both languages beside each other. `rules.xsd` is its schema.
 * @param region id and name of the region
 */
export function asXmlExport(
  { day, version, entries }: ConsolidatedText,
  region: { readonly id: string; readonly name: Text },
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<act xmlns="urn:delta-commons:rules:1" name="rules" contains="singleVersion">`,
    "  <meta>",
    `    <work${named({ region: region.id })}/>`,
    `    <expression${named({ date: day, version: version === null ? null : `${version.number}` })}/>`,
    ...(version === null ? [] : [`    <publication${named({ date: version.effectiveAt, source: version.source })}/>`]),
    "  </meta>",
    ...inLanguages("preface", region.name, "  "),
    "  <body>",
    ...listsInOrder.flatMap((list) =>
      partOf(
        list,
        entries.filter((entry) => entry.list === list),
      ),
    ),
    "  </body>",
    "</act>",
    "",
  ].join("\n")
}

function partOf(list: (typeof listsInOrder)[number], entries: readonly Entry[]): readonly string[] {
  if (entries.length === 0) return []
  return [
    `    <part${named({ eId: list })}>`,
    ...inLanguages("heading", listTitles[list], "      "),
    ...entries.flatMap(articleOf),
    "    </part>",
  ]
}

function articleOf(entry: Entry): readonly string[] {
  const { id, from, until, kind, body, clock, scope, exception, supersedes, title, text, basis, source } = entry
  const attributes = {
    eId: id,
    start: from,
    end: until,
    effect: effectOf(entry),
    kind,
    responsible: body,
    clock,
    scope: scope.length === 0 ? null : scope.join(" "),
    exception,
    supersedes: supersedes.length === 0 ? null : supersedes.join(" "),
  }
  return [
    `      <article${named(attributes)}>`,
    `        <num>${escaped(id)}</num>`,
    ...inLanguages("heading", title, "        "),
    "        <content>",
    ...inLanguages("p", text, "          "),
    "        </content>",
    `        <policy language="cedar">${escaped(entry.cedar)}</policy>`,
    ...(basis === null ? [] : [`        <basis>${escaped(basis)}</basis>`]),
    `        <source${named({ assumed: `${entry.assumed}` })}>${escaped(source)}</source>`,
    "      </article>",
  ]
}

function inLanguages(element: string, text: Text, indent: string): readonly string[] {
  return [
    `${indent}<${element} xml:lang="zh">${escaped(text.zh)}</${element}>`,
    `${indent}<${element} xml:lang="en">${escaped(text.en)}</${element}>`,
  ]
}

function named(attributes: Readonly<Record<string, string | null>>): string {
  return Object.entries(attributes)
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .map(([name, value]) => ` ${name}="${escaped(value).replace(/[\n\t]/g, (space) => `&#${space.codePointAt(0)};`)}"`)
    .join("")
}

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\r": "&#13;",
}

/** A text as XML may hold it. What no XML 1.0 document can hold, such as a control character, becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replace(/[&<>"'\r]/g, (mark) => marks[mark] ?? mark)
}
