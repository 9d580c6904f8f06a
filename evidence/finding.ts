import { fill, type Text } from "../base/index.ts"

/** Every way in which an export can fail to prove itself, with what is told about it. */
export const findingTexts = {
  "header-unreadable": {
    zh: "首行不是日志导出的文件头",
    en: "the first line is not the header of a log's export",
  },
  "key-unexpected": {
    zh: "导出使用的公钥 {key} 不是您给出的公钥",
    en: "the export's key {key} is not the one you gave",
  },
  "line-unreadable": {
    zh: "该行不是规范写法的 JSON，内容已被改动或损坏",
    en: "the line is not JSON in its one canonical spelling: it was changed or damaged",
  },
  "line-unknown": {
    zh: "该行既不是条目，也不是检查点，或位置不对",
    en: "the line is neither an entry nor a checkpoint, or stands in the wrong place",
  },
  "end-missing": {
    zh: "文件末尾缺少换行：文件被截断",
    en: "the file does not end with a newline: it was cut short",
  },
  "entry-altered": {
    zh: "条目内容与日志承诺的哈希不符：内容被改动",
    en: "the entry's content does not have the hash that the log committed to: it was changed",
  },
  "entry-missing": {
    zh: "缺少条目：此处应为第 {expected} 条，却是第 {found} 条",
    en: "entries are missing: number {expected} was due here, number {found} came",
  },
  "entry-out-of-order": {
    zh: "条目重复或次序颠倒：此处应为第 {expected} 条，却是第 {found} 条",
    en: "an entry is repeated or out of order: number {expected} was due here, number {found} came",
  },
  "entry-duplicate": {
    zh: "条目编号 {id} 此前已经出现过",
    en: "the entry id {id} has appeared before",
  },
  "entry-uncovered": {
    zh: "自第 {from} 条起的 {count} 条没有任何检查点承诺",
    en: "{count} entries from number {from} on are covered by no checkpoint",
  },
  "checkpoint-unreadable": {
    zh: "检查点不符合格式",
    en: "the checkpoint is not written as the format asks",
  },
  "checkpoint-origin": {
    zh: "检查点属于另一份日志 {origin}",
    en: "the checkpoint belongs to another log, {origin}",
  },
  "checkpoint-unsigned": {
    zh: "检查点（{size} 条）没有日志公钥的有效签名",
    en: "the checkpoint of {size} entries has no valid signature by the log's key",
  },
  "checkpoint-foreign-signature": {
    zh: "检查点（{size} 条）带有未知公钥 {name} 的签名，无法核验",
    en: "the checkpoint of {size} entries carries a signature by {name} that cannot be checked",
  },
  "checkpoint-order": {
    zh: "检查点次序颠倒：{size} 条排在 {previous} 条之后",
    en: "checkpoints are out of order: {size} entries after {previous}",
  },
  "checkpoint-fork": {
    zh: "分叉：对同样的 {size} 条签出了两个不同的根",
    en: "a fork: two different roots were signed for the same {size} entries",
  },
  "checkpoint-root": {
    zh: "条目算出的根与检查点（{size} 条）不符：第 {from} 条至第 {until} 条中有条目被改动、删去或调换",
    en: "the entries do not give the root of the checkpoint of {size}: something between entry {from} and entry {until} was changed, removed or moved",
  },
  "checkpoint-beyond": {
    zh: "日志被截断：检查点承诺 {size} 条，导出只有 {count} 条",
    en: "the log is cut short: the checkpoint commits to {size} entries, the export holds {count}",
  },
  "head-beyond": {
    zh: "日志被截断：您保存的检查点承诺 {size} 条，导出只有 {count} 条",
    en: "the log is cut short: the head that you kept commits to {size} entries, the export holds {count}",
  },
  "head-root": {
    zh: "历史被改写：导出与您保存的检查点（{size} 条）不一致",
    en: "history was rewritten: the export does not agree with the head of {size} entries that you kept",
  },
  "head-unsigned": {
    zh: "您保存的检查点没有这份日志的有效签名",
    en: "the head that you kept is not one that this log validly signed",
  },
  "checkpoint-missing": {
    zh: "导出中没有任何检查点，什么也证明不了",
    en: "the export holds no checkpoint, so it proves nothing",
  },
} as const satisfies Readonly<Record<string, Text>>

/** What kind of failure a finding names. */
export type FindingKind = keyof typeof findingTexts

/** One thing that is wrong with an export. */
export interface Finding {
  readonly kind: FindingKind
  /** Line of the file, from 1; absent when the file as a whole is meant. */
  readonly line?: number
  /** Index of the entry that is concerned, from 0. */
  readonly index?: number
  readonly facts: Readonly<Record<string, string>>
}

/** A finding in words, without its line. @example tell(finding) // { zh: "…", en: "the entry's content does not …" } */
export function tell(finding: Finding): Text {
  const { zh, en } = findingTexts[finding.kind]
  return { zh: fill(zh, finding.facts), en: fill(en, finding.facts) }
}

/** Where a check puts what it finds. */
export type Report = (finding: Finding) => void
