import { fill, type Language, type Refusal, type RefusalText, type Text } from "../base/index.ts"

/** Where a command says what it does: sentences for people, or with `--json` one object a line for programs. */
export interface Output {
  readonly language: Language
  /** A step or an answer, on standard output. */
  say(event: string, facts: Readonly<Record<string, unknown>>, text: Text): void
  /** What went wrong, on standard error. */
  fail(event: string, facts: Readonly<Record<string, unknown>>, text: Text): void
}

/** The language of the terminal: Chinese where it is set so, else English. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const set = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ""
  return set.toLowerCase().startsWith("zh") ? "zh" : "en"
}

export function terminalOutput(language: Language, json: boolean): Output {
  const line = (event: string, facts: Readonly<Record<string, unknown>>, text: Text): string =>
    json ? `${JSON.stringify({ event, ...facts })}\n` : `${fill(text[language], textFacts(facts))}\n`
  return {
    language,
    say: (event, facts, text) => process.stdout.write(line(event, facts, text)),
    fail: (event, facts, text) => process.stderr.write(line(event, facts, text)),
  }
}

function textFacts(facts: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))
}

/** Says a refusal in one line: what stands in the way and what would help. */
export function sayRefusal(output: Output, refusal: Refusal, text: RefusalText | undefined): void {
  const { zh, en } = text?.detail ?? { zh: refusal.message, en: refusal.message }
  const help = text?.help ?? { zh: "", en: "" }
  output.fail("refused", { code: refusal.code, ...refusal.facts }, { zh: `${zh}${help.zh}`, en: `${en} ${help.en}` })
}
