import type { Language } from "../../base/index.ts"
import type { dividing } from "../contract/index.ts"
import type { PaperPart } from "../paper/index.ts"
import type { Say } from "./words.ts"

const fieldNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  parent: { zh: "上级单位", en: "unit above" },
  opened: { zh: "设立日期", en: "opened" },
  closed: { zh: "注销日期", en: "closed" },
  rate: { zh: "税率", en: "tax rate" },
  multiplier: { zh: "征收倍率", en: "multiplier" },
  floor: { zh: "下限", en: "floor" },
  cap: { zh: "上限", en: "cap" },
}

/** The units of a case as they were given. */
export function casePart(units: unknown, pack: dividing.RulePackShown, say: Say, language: Language): PaperPart {
  const rows = (Array.isArray(units) ? units : []).map(fieldsOf)
  const factors = pack.factors.filter(({ id }) => rows.some((unit) => fieldsOf(unit.get("factors")).has(id)))
  const others = rows.map((unit) => othersOf(unit, pack, say, language))
  const anyOther = others.some((one) => one !== "")
  return {
    table: {
      columns: [
        { title: say("名称", "Name"), wide: true },
        { title: say("地区", "Place") },
        ...factors.map(({ title }) => ({ title: shortTitle(title[language]), numeric: true })),
        ...(anyOther ? [{ title: say("其他", "Other"), wide: true }] : []),
      ],
      rows: rows.map((unit, at) => {
        const values = fieldsOf(unit.get("factors"))
        return [
          textOf(unit.get("id")),
          textOf(unit.get("place")),
          ...factors.map(({ id }) => textOf(values.get(id))),
          ...(anyOther ? [others[at] ?? ""] : []),
        ]
      }),
    },
  }
}

/** A title up to its first bracket or semicolon. */
function shortTitle(title: string): string {
  const short = title.split(/[（(；;,，]/)[0]?.trim() ?? ""
  return short === "" ? title : short
}

function othersOf(unit: Fields, pack: dividing.RulePackShown, say: Say, language: Language): string {
  const role = pack.roles.find(({ id }) => id === unit.get("role"))?.title[language]
  const flags = unit.get("flags")
  const marked = pack.flags.filter(({ id }) => Array.isArray(flags) && flags.includes(id))
  const fields = Object.entries(fieldNames).flatMap(([field, name]) =>
    unit.has(field) ? [`${name[language]} ${textOf(unit.get(field))}`] : [],
  )
  return [...(role === undefined ? [] : [role]), ...marked.map(({ title }) => title[language]), ...fields].join(
    say("；", "; "),
  )
}

type Fields = ReadonlyMap<string, unknown>

/** What was asked has been read by the engine before: here it is only shown. */
function fieldsOf(given: unknown): Fields {
  return new Map<string, unknown>(typeof given === "object" && given !== null ? Object.entries(given) : [])
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join("; ")
  return typeof value === "string" || typeof value === "number" ? `${value}` : ""
}
