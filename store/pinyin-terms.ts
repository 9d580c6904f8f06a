import { pinyin } from "pinyin-pro"

/** Longest row of syllables that is kept, so that one long name does not fill the index. */
const longest = 10
/** A text whose syllables are one after the other: at least one, in the common spelling without tones. */
const syllables =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v)|ang|ai|an|ao|ei|en|er|ou|a|o|e)+$/

/** Whether a word of small letters could be pinyin. */
export function mayBePinyin(word: string): boolean {
  return word.length <= 60 && syllables.test(word)
}

/**
 * What finds a run of Chinese characters by pinyin: `p:` and the syllables joined, from each character on (a query
 * matches the beginning); `i:` and the initials of the whole run, from three characters on.
 * @example pinyinTerms("透射电镜") // ["p:toushedianjing", "p:shedianjing", "p:dianjing", "p:jing", "i:tsdj"]
 */
export function pinyinTerms(han: string): string[] {
  const read = pinyin(han, { toneType: "none", type: "array", v: true }).map((syllable) => syllable.replace("ü", "v"))
  const suffixes = read.map((_, at) => `p:${read.slice(at, at + longest).join("")}`)
  if (read.length < 3 || read.length > 12) return suffixes
  return [...suffixes, `i:${read.map((syllable) => syllable.slice(0, 1)).join("")}`]
}
