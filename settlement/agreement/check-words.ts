import { longestName, type Text } from "../../base/index.ts"
import { problem, type TermProblem } from "./term-problem.ts"

/** What is not written, or in one language only. @param what it is, in words */
export function missingWords(
  part: TermProblem["part"],
  field: string,
  words: Text,
  what: Text,
): readonly TermProblem[] {
  if (words.zh.trim() !== "" && words.en.trim() !== "") return []
  const [zh, en] = [words.zh.trim() === "" ? "中文" : "英文", words.zh.trim() === "" ? "in Chinese" : "in English"]
  return [problem(part, field, "words-missing", { what: `${what.zh}（${zh}）`, whatEn: `${what.en} ${en}` })]
}

/** A name that is missing, or longer than the lines of ledgers and statements that will carry it. */
export function unfitName(part: TermProblem["part"], field: string, name: Text, what: Text): readonly TermProblem[] {
  const isLong = name.zh.length > longestName || name.en.length > longestName
  const start = (text: string) => `${text.slice(0, 20)}…`
  return isLong
    ? [problem(part, field, "name-too-long", { what: start(name.zh), whatEn: start(name.en) })]
    : missingWords(part, field, name, what)
}
