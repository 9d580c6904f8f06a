import { addDays, type Day, type Text } from "../../base/index.ts"
import type { Entry } from "../entry.ts"
import { type Parameters, startOf } from "../parameter.ts"
import type { FindingKind, RuleFinding } from "./finding.ts"

/** What entries may refer to. */
export interface Known {
  readonly entries: ReadonlyMap<string, Entry>
  readonly parameters: Parameters
  readonly exceptions: ReadonlySet<string> | undefined
  readonly jurisdictions: ReadonlySet<string> | undefined
  readonly day: Day
}

/** Finds what an entry refers to in vain, what it rests on without saying where, and days that it leaves without rule. */
export function checkReferences(entry: Entry, known: Known): readonly RuleFinding[] {
  return [...basis(entry), ...clock(entry, known), ...places(entry, known), ...succession(entry, known)]
}

function finding({ id }: Entry, kind: FindingKind, zh: string, en: string): RuleFinding {
  const cause: Text = { zh, en }
  return { entry: id, kind, cause }
}

const nothing = /^(\s|[-–—./?？]|无|暂无|none|n\/a|todo|tbd)*$/i

function basis(entry: Entry): readonly RuleFinding[] {
  const parts = entry.basis?.split("|") ?? []
  if (parts.some((part) => nothing.test(part)))
    return [
      finding(
        entry,
        "missing-basis",
        `依据“${entry.basis}”没有写明文件、条款和版本。`,
        `The basis “${entry.basis}” does not name instrument, article and version.`,
      ),
    ]
  if (entry.basis !== null || entry.assumed) return []
  return [
    finding(
      entry,
      "missing-basis",
      "它引用了来源而未写明法律依据；请写明文件、条款和版本，或标为假定。",
      "It has a source but no legal basis; name instrument, article and version, or mark it as assumed.",
    ),
  ]
}

function clock(entry: Entry, { parameters, day }: Known): readonly RuleFinding[] {
  if (entry.clock === null) return []
  const parameter = parameters.byId.get(entry.clock)
  if (parameter === undefined)
    return [finding(entry, "dead-reference", `没有参数 ${entry.clock}。`, `There is no parameter ${entry.clock}.`)]
  const on = entry.from > day ? entry.from : day
  const moment = startOf(on, parameters.zone)
  const value = parameter.values.findLast(({ from }) => startOf(from, parameters.zone) <= moment)?.value ?? null
  if (value === null)
    return [
      finding(
        entry,
        "dead-reference",
        `参数 ${entry.clock} 在 ${on} 没有值。`,
        `The parameter ${entry.clock} has no value on ${on}.`,
      ),
    ]
  if (["days", "working days", "hours"].includes(parameter.unit)) return []
  return [
    finding(
      entry,
      "dead-reference",
      `参数 ${entry.clock} 不是期限，单位为“${parameter.unit}”。`,
      `The parameter ${entry.clock} is no time limit; its unit is “${parameter.unit}”.`,
    ),
  ]
}

function places(entry: Entry, { exceptions, jurisdictions }: Known): readonly RuleFinding[] {
  const { exception, scope } = entry
  return [
    ...(exception !== null && exceptions !== undefined && !exceptions.has(exception)
      ? [finding(entry, "dead-reference", `没有例外 ${exception}。`, `There is no exception ${exception}.`)]
      : []),
    ...scope
      .filter((code) => jurisdictions !== undefined && !jurisdictions.has(code))
      .map((code) => finding(entry, "dead-reference", `没有成员地区 ${code}。`, `There is no member ${code}.`)),
  ]
}

function succession(entry: Entry, { entries }: Known): readonly RuleFinding[] {
  return entry.supersedes.flatMap((id) => {
    const earlier = entries.get(id)
    if (earlier === undefined || id === entry.id)
      return [
        finding(
          entry,
          "dead-reference",
          `没有可由它取代的条目 ${id}。`,
          `There is no entry ${id} that it could replace.`,
        ),
      ]
    const { until } = earlier
    if (until === null || until >= entry.from)
      return [
        finding(
          entry,
          "time-overlap",
          `它自 ${entry.from} 起取代 ${id}，而 ${id} ${until === null ? "没有终止日期" : `到 ${until} 才终止`}。`,
          `It replaces ${id} from ${entry.from} on, while ${id} ${until === null ? "has no end" : `ends on ${until} only`}.`,
        ),
      ]
    if (addDays(until, 1) === entry.from) return []
    const [first, last] = [addDays(until, 1), addDays(entry.from, -1)]
    return [
      finding(
        entry,
        "time-gap",
        `它取代 ${id}，但 ${first} 至 ${last} 两者都不施行。`,
        `It replaces ${id}, but from ${first} to ${last} neither is in force.`,
      ),
    ]
  })
}
