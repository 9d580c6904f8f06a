import { readFileSync } from "node:fs"
import { join } from "node:path"
import { refusalTexts } from "../api/refusal-texts.ts"
import { Refusal } from "../base/index.ts"
import { type Command, type Exit, exit, readWords, UsageError } from "./command.ts"
import { type Output, sayRefusal, terminalLanguage, terminalOutput } from "./output.ts"

/** One file a command, read only when it is called. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  apportion: () => import("./apportion.ts"),
  autonomy: () => import("./autonomy.ts"),
  build: () => import("./build.ts"),
  claims: () => import("./claims.ts"),
  import: () => import("./import.ts"),
  index: () => import("./index.ts"),
  ledger: () => import("./ledger.ts"),
  log: () => import("./log.ts"),
  measures: () => import("./measures.ts"),
  migrate: () => import("./migrate.ts"),
  ownership: () => import("./ownership.ts"),
  plan: () => import("./plan.ts"),
  rules: () => import("./rules.ts"),
  serve: () => import("./serve.ts"),
  shares: () => import("./shares.ts"),
  statement: () => import("./statement.ts"),
  targets: () => import("./targets.ts"),
  vote: () => import("./vote.ts"),
}

async function main(args: readonly string[]): Promise<Exit> {
  const [name, ...rest] = args
  const language = terminalLanguage(process.env)
  const output = terminalOutput(language, rest.includes("--json"))
  if (name === "--version" || name === "-v") return sayVersion(output)
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    process.stdout.write(await overview(language))
    return name === undefined ? exit.wrong : exit.done
  }
  const load = commands[name]
  if (load === undefined) return sayUnknown(output, name)
  const { command } = await load()
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(`delta ${name} ${command.help[language]}\n`)
    return exit.done
  }
  return run(name, command, rest, output)
}

async function run(name: string, command: Command, args: readonly string[], output: Output): Promise<Exit> {
  try {
    return await command.run(readWords(args, { json: { type: "boolean" }, ...command.options }), output)
  } catch (error) {
    if (error instanceof UsageError) {
      output.fail("usage", { cause: error.message }, { zh: `delta ${name}：{cause}`, en: `delta ${name}: {cause}` })
      return exit.wrong
    }
    if (!(error instanceof Refusal)) throw error
    sayRefusal(output, error, refusalTexts[error.code])
    return exit.wrong
  }
}

function sayVersion(output: Output): Exit {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(import.meta.dirname, "../package.json"), "utf8"),
  )
  output.say("version", { version }, { zh: "delta {version}", en: "delta {version}" })
  return exit.done
}

function sayUnknown(output: Output, command: string): Exit {
  output.fail(
    "usage",
    { command },
    { zh: "delta：没有命令 {command}；可用命令见 delta --help", en: "delta: no command {command}; see delta --help" },
  )
  return exit.wrong
}

async function overview(language: "zh" | "en"): Promise<string> {
  const lines: string[] = []
  for (const [name, load] of Object.entries(commands))
    lines.push(`  ${name.padEnd(10)}${(await load()).command.summary[language]}`)
  const head = { zh: "用法：delta <命令> [选项]", en: "Usage: delta <command> [options]" }
  const tail = {
    zh: "每个命令都有 --help，并可用 --json 输出机器可读的行。退出码：0 完成，1 答案为否，2 用法有误或无法运行。",
    en: "Each command has --help, and --json for lines that programs read. Exit: 0 done, 1 the answer is no, 2 asked wrongly or unable to run.",
  }
  return `${head[language]}\n\n${lines.join("\n")}\n\n${tail[language]}\n`
}

/** A reader that has gone (`| head -1`) has what it wanted: commands end quietly, one that serves others stops in order. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error
  if (process.listenerCount("SIGTERM") === 0) process.exit(process.exitCode ?? exit.done)
  if (isStopping) return
  isStopping = true
  process.kill(process.pid, "SIGTERM")
}

let isStopping = false
process.stdout.on("error", endWithReader)
process.stderr.on("error", endWithReader)
process.exitCode = await main(process.argv.slice(2))
