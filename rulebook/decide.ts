import { type Day, fill, Refusal, type Text } from "../base/index.ts"
import { evaluate, type Findings } from "./cedar/index.ts"
import type { Entry } from "./entry.ts"
import type { Lists } from "./lists.ts"
import { type DecisionRequest, sceneOf } from "./request.ts"
import { candidatesIn } from "./rule-index.ts"

/** The rule book's answer to one request. */
export interface Decision {
  readonly act: string
  readonly outcome: "permit" | "refuse"
  readonly listVersion: number
  readonly day: Day
  /** Ids of the entries that decided, in order; none when no entry grants the act. */
  readonly entries: readonly string[]
  /** Entries that had no answer, each with its cause. Any of them is a refusal. */
  readonly errors: readonly { readonly entry: string; readonly cause: string }[]
  readonly reason: Text
}

/**
 * Decides one request by the lists, as they stand on a day. Nothing is permitted that no entry grants; one ban refuses,
 * whatever else is granted.
 * INVARIANT: fails closed. An entry that cannot be evaluated, an attribute that is missing or of another type, and an
 * act that is not known are refusals.
 * @param day the day in the region's time zone, by which entries are in force or not
 * @example decide({ act: "facilities.search", principal: nobody, resource: catalogue, context: { channel: "public" } }, lists, day("2026-11-24")).outcome // "permit"
 */
export function decide(request: DecisionRequest, lists: Lists, day: Day): Decision {
  const answer = (outcome: Decision["outcome"], entries: readonly string[], reason: Text, findings?: Findings) => ({
    act: request.act,
    outcome,
    listVersion: lists.version,
    day,
    entries,
    errors: findings?.errors.map(({ policy, cause }) => ({ entry: policy, cause })) ?? [],
    reason,
  })
  let findings: Findings
  try {
    findings = findingsOf(request, lists, day)
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    return answer("refuse", [], filled(malformed, { act: request.act, cause }))
  }
  const { permits, forbids, errors } = findings
  if (forbids.length > 0) return answer("refuse", forbids, inWords(forbids, lists), findings)
  if (errors.length > 0) {
    const entries = errors.map(({ policy }) => policy)
    return answer("refuse", entries, filled(undecided, { entries: entries.join(", ") }), findings)
  }
  if (permits.length > 0) return answer("permit", permits, inWords(permits, lists), findings)
  return answer("refuse", [], filled(notGranted, { act: request.act }), findings)
}

/** What the entries in force say, in order of id. @throws EvaluationError for a request of a wrong form */
function findingsOf(request: DecisionRequest, { byAct }: Lists, day: Day): Findings {
  const scene = sceneOf(request, day)
  const index = byAct.get(request.act)
  const rules = index === undefined ? [] : candidatesIn(index, scene)
  const { permits, forbids, errors } = evaluate(rules, scene, (rule) => isInForce(rule, day))
  return {
    permits: permits.toSorted(),
    forbids: forbids.toSorted(),
    errors: errors.toSorted((a, b) => (a.policy < b.policy ? -1 : 1)),
  }
}

/**
 * Lets a permitted act pass.
 * @throws Refusal "rulebook.refused" with the deciding entries and the reason in words
 */
export function requirePermit({ outcome, act, entries, listVersion, reason }: Decision): void {
  if (outcome === "permit") return
  throw new Refusal(
    "rulebook.refused",
    { act, entries: entries.join(", "), listVersion: `${listVersion}`, reasonZh: reason.zh, reasonEn: reason.en },
    entries,
  )
}

/** Whether an entry holds on a day; its last day counts. */
export function isInForce({ from, until }: Pick<Entry, "from" | "until">, day: Day): boolean {
  return from <= day && (until === null || day <= until)
}

const notGranted: Text = {
  zh: "清单中没有任何条目允许该行为（{act}）；未经授予即不得为。",
  en: "No entry of the lists grants this act ({act}); what is not granted is refused.",
}
const undecided: Text = {
  zh: "条目 {entries} 无法得出结论；规则无法判断时一律拒绝。请告知平台运营方。",
  en: "Entries {entries} could not be evaluated; what the rules cannot answer is refused. Please tell the operator.",
}
const malformed: Text = {
  zh: "请求（{act}）不完整或格式有误，规则无法判断：{cause}",
  en: "The request ({act}) is incomplete or of a wrong form, so that the rules cannot decide: {cause}",
}

function filled(text: Text, facts: Readonly<Record<string, string>>): Text {
  return { zh: fill(text.zh, facts), en: fill(text.en, facts) }
}

function inWords(ids: readonly string[], { words }: Lists): Text {
  let [zh, en] = ["", ""]
  for (const id of ids) {
    const clause = words.get(id)
    if (clause === undefined) continue
    zh += zh === "" ? clause.zh : ` ${clause.zh}`
    en += en === "" ? clause.en : ` ${clause.en}`
  }
  return { zh, en }
}
