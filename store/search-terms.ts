import { mayBePinyin, pinyinTerms } from "./pinyin-terms.ts"
import { type Piece, pairsOf, piecesOf } from "./search-words.ts"

/** Texts of one row of the catalogue, by how much a hit in them counts. */
export interface SearchTexts {
  /** Names, acronyms, techniques: also found by pinyin and initials. */
  readonly main: readonly string[]
  /** Host and city: also found by pinyin. */
  readonly place: readonly string[]
  /** Accessories, specifications with units, description: found by their words. */
  readonly more: readonly string[]
}

/** Where a term stands: how much a hit counts, and at which places, so that neighbouring pairs can be told. */
export interface Term {
  /** A for names, B for places, D for the rest. */
  readonly weight: "A" | "B" | "D"
  readonly at: readonly number[]
}

type Placed = readonly (readonly [term: string, offset: number])[]

const placedKept = new Map<string, Placed>()
const keptAtMost = 20_000
/** PostgreSQL keeps places up to 16,383. */
const lastPlace = 16_383

function pieceTerms(piece: Piece, withPinyin: boolean): Placed {
  if (piece.kind === "han") {
    const pairs = pairsOf(piece.text).map((pair, at) => [pair, at] as const)
    if (!withPinyin) return pairs
    return [...pairs, ...[...piece.text, ...pinyinTerms(piece.text)].map((term) => [term, 0] as const)]
  }
  if (piece.kind === "word")
    return (piece.parts.length === 1 ? [piece.text] : [piece.text, ...piece.parts]).map((term) => [term, 0])
  return (piece.unit === "" ? [piece.text] : [piece.text, `${piece.text}${piece.unit}`]).map((term) => [term, 0])
}

/** The same names stand in many rows, and pinyin is slow: terms of a text are kept. */
function placedTerms(text: string, withPinyin: boolean): Placed {
  const key = `${withPinyin}${text}`
  const kept = placedKept.get(key)
  if (kept !== undefined) return kept
  let start = 0
  const placed = piecesOf(text).flatMap((piece) => {
    const terms = pieceTerms(piece, withPinyin).map(([term, offset]) => [term, start + offset] as const)
    // A place is left free after each piece, so that pairs of two runs are never neighbours.
    start += (piece.kind === "han" ? piece.text.length : 1) + 1
    return terms
  })
  if (placedKept.size >= keptAtMost) placedKept.clear()
  placedKept.set(key, placed)
  return placed
}

/**
 * The terms by which a row is found: character pairs of Chinese, pinyin and initials, English words in the singular,
 * acronyms, numbers with units.
 * @example searchTerms({ main: ["透射电镜", "TEM"], place: [], more: ["200 kV"] }).get("200kv")?.weight // "D"
 */
export function searchTerms({ main, place, more }: SearchTexts): ReadonlyMap<string, Term> {
  const terms = new Map<string, { weight: Term["weight"]; at: number[] }>()
  let start = 1
  const parts = [
    ["A", main, true],
    ["B", place, true],
    ["D", more, false],
  ] as const
  for (const [weight, texts, withPinyin] of parts)
    for (const text of texts) {
      for (const [term, offset] of placedTerms(text, withPinyin)) {
        const found = terms.get(term)
        const at = Math.min(start + offset, lastPlace)
        if (found === undefined) terms.set(term, { weight, at: [at] })
        else if (found.at.at(-1) !== at) found.at.push(at)
      }
      start += text.length * 2 + 2
    }
  return terms
}

const quoted = (term: string): string => `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`

/** The terms of a row as PostgreSQL reads a `tsvector`, with weights and places. */
export function searchVector(texts: SearchTexts): string {
  return Array.from(
    searchTerms(texts),
    ([term, { weight, at }]) => `${quoted(term)}:${at.map((place) => `${place}${weight}`).join()}`,
  ).join(" ")
}

const all = (parts: readonly string[]): string => (parts.length === 1 ? `${parts[0]}` : `(${parts.join(" & ")})`)
const any = (parts: readonly string[]): string => (parts.length === 1 ? `${parts[0]}` : `(${parts.join(" | ")})`)

/** Characters that join words and are never looked for by themselves. */
const fillers = new Set("的了能可做用有在和与及或对把个台套是做的可以能够需要想要进行".split(""))

let segmenter: Promise<(run: string) => readonly string[]> | undefined

/** The dictionary of Chinese words takes about 0.35 s to load: it comes with the first long run that is asked for. */
async function chineseWords(run: string): Promise<readonly string[]> {
  segmenter ??= Promise.all([import("@node-rs/jieba"), import("@node-rs/jieba/dict.js")]).then(
    ([{ Jieba }, { dict }]) => {
      const jieba = Jieba.withDict(dict)
      return (text) => jieba.cut(text, false)
    },
  )
  return (await segmenter)(run)
}

/** Loads the dictionary of Chinese words before anybody waits for it: for a quiet moment after the start. */
export async function prepareSearch(): Promise<void> {
  await chineseWords("")
}

/** Each word as its pairs one after the other, which is the word itself. */
async function hanQuery(run: string): Promise<string[]> {
  // Up to three characters stand together; in a longer run each word must, since "上海透射电镜" is not one name.
  const words = [...run].length <= 3 ? [run] : await chineseWords(run)
  const asked = words.filter(
    (word) => !(/^.{1,2}$/u.test(word) && [...word].every((character) => fillers.has(character))),
  )
  // A character left over beside other words says little, and only names have characters one by one.
  return asked
    .filter((word) => [...word].length > 1 || asked.length === 1)
    .map((word) => pairsOf(word).map(quoted).join(" <-> "))
    .map((phrase) => (phrase.includes("<->") ? `(${phrase})` : phrase))
}

function wordQuery(piece: Extract<Piece, { kind: "word" }>): string {
  const ways = [quoted(piece.text)]
  if (piece.parts.length > 1) {
    // "high-resolution" is written with a blank as well; of "lc-ms" the letters alone would mean something else.
    if (piece.parts.every((part) => part.length > 2)) ways.push(all(piece.parts.map(quoted)))
    return any(ways)
  }
  if (/^[a-z]{5,}$/.test(piece.text)) ways[0] = `${quoted(piece.text)}:*`
  if (/^[a-z]{3,12}$/.test(piece.text)) ways.push(quoted(`i:${piece.text}`))
  if (piece.text.length > 3 && mayBePinyin(piece.text)) ways.push(`${quoted(`p:${piece.text}`)}:*`)
  return any(ways)
}

/** Words one after the other that may be pinyin are also looked for joined: "tou she dian jing". */
function latinQuery(words: readonly Extract<Piece, { kind: "word" }>[]): string {
  const each = all(words.map(wordQuery))
  const joined = words.map(({ text }) => text).join("")
  if (words.length < 2 || !words.every(({ text }) => mayBePinyin(text))) return each
  return any([each, `${quoted(`p:${joined}`)}:*`])
}

/**
 * What a person typed, as PostgreSQL reads a `tsquery`: every word must be found, in any of the ways in which it may be
 * meant (English word or its beginning, acronym, pinyin, initials; Chinese by its pairs of characters).
 * @returns undefined when nothing that can be looked for was typed
 * @example await queryTerms("TEM 200 kV") // "('tem' | 'i:tem') & '200kv'"
 */
export async function queryTerms(typed: string): Promise<string | undefined> {
  const parts: string[] = []
  let words: Extract<Piece, { kind: "word" }>[] = []
  const closeWords = (): void => {
    if (words.length > 0) parts.push(latinQuery(words))
    words = []
  }
  for (const piece of piecesOf(typed.slice(0, 200))) {
    if (piece.kind === "word") {
      if (words.length > 0 && !(mayBePinyin(piece.text) && mayBePinyin(words[0]?.text ?? ""))) closeWords()
      words.push(piece)
      continue
    }
    closeWords()
    if (piece.kind === "han") parts.push(...(await hanQuery(piece.text)))
    else parts.push(quoted(`${piece.text}${piece.unit}`))
  }
  closeWords()
  return parts.length === 0 ? undefined : parts.join(" & ")
}
