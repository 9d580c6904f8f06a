/** A piece of a text that search treats as one: a run of Chinese characters, a word, a word with hyphens, or a number with its unit. */
export type Piece =
  | { readonly kind: "han"; readonly text: string }
  | { readonly kind: "word"; readonly text: string; readonly parts: readonly string[] }
  | { readonly kind: "number"; readonly text: string; readonly unit: string }

const stopWords = new Set("a an and at by for from in into of on or per the to with".split(" "))
const units = new Set(
  "v kv mv a ma k c °c t mt hz khz mhz ghz thz ev kev mev gev w kw mw gw pa kpa mpa gpa bar mbar g kg mg ug n kn mn nm um mm cm m km l ml ul s ms us ns ps fs min h d db rpm fps % °".split(
    " ",
  ),
)
const pattern =
  /(?<han>\p{Script=Han}+)|(?<number>\d+(?:\.\d+)?)\s*(?<unit>[%°a-z]+)?|(?<word>[\p{L}][\p{L}\p{N}']*(?:-[\p{L}\p{N}]+)*)/gu

const endsInS = /(?:ss|us|is|as|lens|series)$/

/**
 * Folds an English plural to its singular: microscopes → microscope, assemblies → assembly, gases → gas. A rough
 * fold is enough, since rows and queries go through the same one.
 */
export function singular(word: string): string {
  if (word.length < 4 || endsInS.test(word) || !/^[a-z]+s$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh|as|len)es$|lenses$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** One spelling for what is written in several: full width, capitals, micro and degree signs, dashes. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("µ", "u")
    .replaceAll("μ", "u")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/(\d),(?=\d{3}\b)/g, "$1")
    .replaceAll("’", "'")
}

/** Cuts a text into pieces, in order; stop words and punctuation fall away. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const { groups = {} } of fold(text).matchAll(pattern)) {
    const { han, number, unit, word } = groups
    if (han !== undefined) pieces.push({ kind: "han", text: han })
    else if (number !== undefined) pieces.push(...numberPieces(number, unit))
    else if (word !== undefined && !stopWords.has(word)) pieces.push(wordPiece(word))
  }
  return pieces
}

/** `200kv` is a number with its unit; in `2theta` the letters are a word that follows. */
function numberPieces(number: string, after: string | undefined): Piece[] {
  const plain = `${Number(number)}`
  if (after === undefined) return [{ kind: "number", text: plain, unit: "" }]
  if (units.has(after)) return [{ kind: "number", text: plain, unit: after.replace("°", "") }]
  return [{ kind: "number", text: plain, unit: "" }, wordPiece(after)]
}

function wordPiece(word: string): Piece {
  const parts = word.split("-").map((part) => singular(part.replace(/'s$/, "").replaceAll("'", "")))
  return { kind: "word", text: singular(parts.join("")), parts }
}

/** Neighbouring characters two by two; a single character stays alone. @example pairsOf("透射电镜") // ["透射", "射电", "电镜"] */
export function pairsOf(han: string): string[] {
  const characters = [...han]
  if (characters.length < 2) return characters
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}
