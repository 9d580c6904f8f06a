import { hash } from "node:crypto"
import { createReadStream, readFileSync } from "node:fs"
import type { Text } from "../base/index.ts"
import {
  type ExportCheck,
  type ExportReport,
  type Finding,
  openExportCheck,
  parseVerifierKey,
  tell,
} from "../evidence/index.ts"
import { type Command, type Exit, exit, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"
import { verifyEd25519 } from "./verify-ed25519.ts"

/** Bytes of the longest line that is read. An entry is far shorter. */
const longestLine = 4_194_304

/** `delta log verify`: checks an export of the log with the file alone: no server, no network. */
export const command: Command = {
  summary: { zh: "离线核验日志导出文件", en: "check an export of the log, offline" },
  help: {
    zh: "verify <文件> [--key 公钥] [--head 文件] [--json]\n  --key    您从别处得知的日志公钥；省略时采用导出文件自带的公钥\n  --head   您以前保存的检查点文件，用来发现截断和改写\n  退出码：0 无误，1 有问题，2 文件无法读取或不是日志导出",
    en: "verify <file> [--key key] [--head file] [--json]\n  --key    the log's verifier key as you know it from elsewhere; else the one in the export is taken\n  --head   a checkpoint that you kept from earlier: shows that nothing was cut off or rewritten since\n  exit: 0 sound, 1 findings, 2 the file cannot be read or is no export of a log",
  },
  options: { key: { type: "string" }, head: { type: "string" } },
  async run(words, output) {
    const [verb, file, ...more] = words.positionals
    if (verb !== "verify" || file === undefined || more.length > 0)
      throw new UsageError(
        output.language === "zh" ? "应为 delta log verify <文件>" : "expected delta log verify <file>",
      )
    try {
      const check = openExportCheck(optionsOf(words, output))
      await readLines(file, check)
      return answer(check.close(), file, output)
    } catch (error) {
      if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error
      output.fail("unreadable", { file, cause: error.message }, unreadable)
      return exit.wrong
    }
  },
}

const unreadable: Text = { zh: "无法读取文件：{cause}", en: "The file cannot be read: {cause}" }

function optionsOf(words: Words, output: Output) {
  const key = words.text("key")
  const head = words.text("head")
  if (key !== undefined && parseVerifierKey(key) === undefined)
    throw new UsageError(
      output.language === "zh"
        ? "--key 应为“名称+校验值+公钥”形式的公钥"
        : "--key must be a verifier key, written name+hash+key",
    )
  return {
    verify: verifyEd25519,
    hash: sha256,
    ...(key === undefined ? {} : { key }),
    ...(head === undefined ? {} : { kept: readFileSync(head, "utf8") }),
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return hash("sha256", bytes, "buffer")
}

/** Feeds a file's lines to a check, also what stands after the last newline: nothing, when the file is whole. */
async function readLines(file: string, check: ExportCheck): Promise<void> {
  let pending: Buffer[] = []
  let length = 0
  const feed = (rest: Buffer): void => {
    check.line(decoded(Buffer.concat([...pending, rest]), length + rest.length))
    pending = []
    length = 0
  }
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    let from = 0
    const bytes: Buffer = chunk
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      feed(bytes.subarray(from, end))
      from = end + 1
    }
    const rest = bytes.subarray(from)
    length += rest.length
    // A line without end is no line of a log: it is measured but no longer kept.
    if (length <= longestLine) pending.push(rest)
  }
  feed(Buffer.alloc(0))
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
const notText = "\u0000"

/** A line as text. What is not UTF-8, or is far too long, becomes a text that the check finds unreadable. */
function decoded(line: Buffer, length: number): string {
  if (length > longestLine) return notText
  try {
    return utf8.decode(line)
  } catch {
    return notText
  }
}

function answer(report: ExportReport, file: string, output: Output): Exit {
  const { findings, furthestBack, ...facts } = report
  if (report.origin === "" && report.entries === 0 && report.checkpoints === 0) {
    output.fail("no-export", { file }, { zh: "{file} 不是日志导出文件", en: "{file} is not an export of a log" })
    return exit.wrong
  }
  sayFindings(findings, output)
  if (furthestBack !== undefined)
    output.say(
      "furthest-back",
      { index: furthestBack.index, seconds: furthestBack.milliseconds / 1000 },
      {
        zh: "提示：第 {index} 条的时间比它之前的某一条早 {seconds} 秒（编入较晚或倒填日期）",
        en: "Note: entry {index} is dated {seconds} s before an earlier one (taken in late, or back-dated)",
      },
    )
  const counted = { ...facts, findings: findings.length }
  if (findings.length > 0) {
    output.say("unsound", counted, {
      zh: "核验未通过：{findings} 个问题（{entries} 条，{checkpoints} 个检查点）",
      en: "NOT sound: {findings} findings in {entries} entries and {checkpoints} checkpoints",
    })
    return exit.no
  }
  output.say("sound", counted, {
    zh: "核验通过：{entries} 条，{checkpoints} 个检查点\n日志：{origin}\n根：{root}\n公钥：{key}（请与您从别处得知的公钥对照）",
    en: "Sound: {entries} entries, {checkpoints} checkpoints\nlog:  {origin}\nroot: {root}\nkey:  {key} (compare it with the key you know from elsewhere)",
  })
  return exit.done
}

function sayFindings(findings: readonly Finding[], output: Output): void {
  for (const finding of findings) {
    const { kind, line, index, facts } = finding
    const words = tell(finding)
    const zh = `${line === undefined ? "文件" : `第 ${line} 行`}${index === undefined ? "" : `（条目 ${index}）`}：${words.zh}`
    const en = `${line === undefined ? "file" : `line ${line}`}${index === undefined ? "" : `, entry ${index}`}: ${words.en}`
    output.say("finding", { kind, line, index, facts, detail: words[output.language] }, { zh, en })
  }
}
