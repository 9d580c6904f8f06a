import { readFileSync } from "node:fs"
import type { Text } from "../base/index.ts"
import { parseVerifierKey } from "../evidence/index.ts"
import { type Recount, recount } from "../governance/index.ts"
import { type Command, type Exit, exit, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"
import { verifyEd25519 } from "./verify-ed25519.ts"

/** `delta vote recount`: counts a vote again from its export alone: no server, no network. */
export const command: Command = {
  summary: { zh: "离线重新计票", en: "count a vote again from its export, offline" },
  help: {
    zh: "recount <导出.json> [--key 公钥] [--json]\n  --key    您从别处得知的日志公钥（名称+校验值+公钥），用来核验签名；省略时不核验签名\n  按导出文件中印出的公式重新计票，列出代入数字后的公式和每一处差异\n  退出码：0 一致，1 有差异，2 文件无法读取或不是表决导出",
    en: "recount <export.json> [--key key] [--json]\n  --key    the log's verifier key as you know it from elsewhere, to check the signature; else it is not checked\n  counts by the formulas printed in the file; prints them with the numbers put in, and each difference\n  exit: 0 the same, 1 differences, 2 the file cannot be read or is no export of a vote",
  },
  options: { key: { type: "string" } },
  async run(words, output) {
    const [verb, file, ...more] = words.positionals
    if (verb !== "recount" || file === undefined || more.length > 0)
      throw new UsageError(
        output.language === "zh" ? "应为 delta vote recount <导出.json>" : "expected delta vote recount <export.json>",
      )
    const keys = keysOf(words, output)
    const read = jsonIn(file)
    if ("cause" in read) {
      output.fail("unreadable", { file, cause: read.cause }, unreadable)
      return exit.wrong
    }
    const counted = recount(read.json, { keys, verify: verifyEd25519 })
    if (counted.vote === null) {
      const [{ text } = { text: { zh: "", en: "" } }] = counted.differences
      output.fail("no-export", { file, cause: text[output.language] }, noExport)
      return exit.wrong
    }
    return answer(counted, counted.vote, keys.length > 0, output)
  },
}

const unreadable: Text = { zh: "无法读取 {file}：{cause}", en: "{file} cannot be read: {cause}" }
const noExport: Text = { zh: "{file} 不是表决的导出文件：{cause}", en: "{file} is no export of a vote: {cause}" }

function keysOf(words: Words, output: Output) {
  const given = words.text("key")
  if (given === undefined) return []
  const key = parseVerifierKey(given)
  if (key !== undefined) return [key]
  throw new UsageError(
    output.language === "zh"
      ? "--key 应为“名称+校验值+公钥”形式的公钥"
      : "--key must be a verifier key, written name+hash+key",
  )
}

function jsonIn(file: string): { readonly json: unknown } | { readonly cause: string } {
  try {
    return { json: JSON.parse(readFileSync(file, "utf8")) }
  } catch (error) {
    return { cause: (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ") }
  }
}

function answer(counted: Recount, vote: NonNullable<Recount["vote"]>, withKey: boolean, output: Output): Exit {
  const { result, differences, signedBy } = counted
  const { motion, region, round, class: matter, ballot } = vote
  output.say(
    "vote",
    { region, motion, round: round.round, class: matter, ballot, ballots: round.ballots.length },
    {
      zh: "{region} 的动议 {motion}，第 {round} 轮表决（事项类别 {class}）：{ballots} 张票",
      en: "Motion {motion} of {region}, ballot number {round} (class {class}): {ballots} ballots",
    },
  )
  if (result !== null) {
    const { quorum, majority, outcome, counts, explanation } = result
    output.say("counted", { counts, quorum, majority, outcome }, explanation)
  }
  for (const { kind, facts, text } of differences)
    output.say(
      "difference",
      { kind, facts, detail: text[output.language] },
      { zh: `差异：${text.zh}`, en: `Difference: ${text.en}` },
    )
  if (!withKey) output.say("signature-not-checked", {}, notChecked)
  const told = { differences: differences.length, signedBy: signedBy.join(", ") }
  if (differences.length > 0) {
    output.say("different", told, { zh: "不一致：{differences} 处差异", en: "NOT the same: {differences} differences" })
    return exit.no
  }
  output.say(
    "same",
    told,
    withKey
      ? { zh: "一致，并有 {signedBy} 的签名", en: "The same, and signed by {signedBy}" }
      : { zh: "一致", en: "The same" },
  )
  return exit.done
}

const notChecked: Text = {
  zh: "未核验签名：请用 --key 给出您从别处得知的日志公钥",
  en: "The signature was not checked: give the log's key as you know it from elsewhere, with --key",
}
