import type { PlanRegion } from "./names.ts"
import type { TermBase } from "./term-base.ts"

/** A term of the base, or a name, with the groups that it stands in. */
export interface Term {
  readonly text: string
  readonly groups: ReadonlySet<string>
  /** Members that a name may mean, empty for the region; undefined for words. */
  readonly members?: readonly string[]
  /** The name means all of the members at once. */
  readonly together?: boolean
}

/** A term where it stands in a text. */
export interface Hit {
  readonly start: number
  readonly end: number
  readonly term: Term
}

interface Node {
  readonly next: Map<number, Node>
  /** What follows the rest of a word. */
  rest?: Node
  term?: Term
}

/** All terms in one tree of signs, so that a text is walked once however many terms there are. */
export interface Lexicon {
  readonly root: Node
  readonly base: TermBase
  readonly region: PlanRegion
}

/** Group of names that hold a place's name without meaning the place. */
const notPlace = "not-place"

export function lexiconOf(base: TermBase, region: PlanRegion): Lexicon {
  const groups = new Map<
    string,
    { text: string; groups: Set<string>; members?: readonly string[]; together?: boolean }
  >()
  const put = (text: string, group: string | undefined, more: Partial<Term> = {}) => {
    const key = folded(text)
    const term = groups.get(key) ?? { text, groups: new Set<string>() }
    if (group !== undefined) term.groups.add(group)
    if (more.members !== undefined) term.members = more.members
    if (more.together !== undefined) term.together = more.together
    groups.set(key, term)
  }
  for (const [name, { zh = [], en = [] }] of Object.entries(base.groups))
    for (const text of [...zh, ...en]) put(text, name)
  for (const { name, members, together = false } of region.names) put(name, undefined, { members, together })
  for (const text of region.others) put(text, notPlace)
  const root: Node = { next: new Map() }
  for (const [key, term] of groups) insert(root, key, term)
  return { root, base, region }
}

function insert(root: Node, key: string, term: Term): void {
  let node = root
  for (const sign of key) {
    if (sign === "*") node = node.rest ??= { next: new Map() }
    else {
      const code = sign.charCodeAt(0)
      const child = node.next.get(code) ?? { next: new Map() }
      node.next.set(code, child)
      node = child
    }
  }
  node.term = term
}

/**
 * A text in the form in which terms are looked for, sign by sign as long as the text: small letters, narrow forms, and a blank
 * for hyphens and breaks.
 */
export function folded(text: string): string {
  const small = text.toLowerCase()
  // A few letters grow when they are made small; then only those of plain Latin are.
  const same = small.length === text.length ? small : text.replace(/[A-Z]/g, (sign) => sign.toLowerCase())
  return odd.test(same) ? same.replace(everyOdd, plain) : same
}

const odd = /[\t\n\r\-\u00a0\u2010-\u2015\u2019\u3000\uff01-\uff5e]/
const everyOdd = new RegExp(odd, "g")

function plain(sign: string): string {
  const code = sign.charCodeAt(0)
  if (code === 0x2019) return "'"
  return code > 0xff00 ? String.fromCharCode(code - 0xfee0).toLowerCase() : " "
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code < 0x250)
}

/** All terms in a folded text, by their start, longer ones first. Words in Latin letters count only whole. */
function hitsIn(lexicon: Lexicon, text: string): readonly Hit[] {
  const found: Hit[] = []
  const { next } = lexicon.root
  let wasLetter = false
  for (let start = 0; start < text.length; start++) {
    const code = text.charCodeAt(start)
    const letter = isLetter(code)
    const child = letter && wasLetter ? undefined : next.get(code)
    wasLetter = letter
    if (child !== undefined) walk(child, text, start, start + 1, found)
  }
  return found
}

function walk(node: Node, text: string, start: number, at: number, found: Hit[]): void {
  const code = text.charCodeAt(at)
  const child = node.next.get(code)
  // Longer ones come first.
  if (child !== undefined) walk(child, text, start, at + 1, found)
  if (node.rest !== undefined) {
    let end = at
    while (isLetter(text.charCodeAt(end))) end++
    walk(node.rest, text, start, end, found)
  }
  if (node.term !== undefined && !(isLetter(code) && isLetter(text.charCodeAt(at - 1))))
    found.push({ start, end: at, term: node.term })
}

/** Terms that count in a text as it is written; a name in Latin letters begins with a large one. */
export function termsIn(lexicon: Lexicon, text: string): readonly Hit[] {
  const key = folded(text)
  const found = hitsIn(lexicon, key).filter(
    ({ start, term }) =>
      term.members === undefined ||
      term.groups.size > 0 ||
      !/[a-z]/.test(text[start] ?? "") ||
      /^[a-z]/.test(term.text),
  )
  return countedHits(found, key)
}

/** Hits that count: without words inside longer ones of a `not-` group, and names inside longer names or other words. */
function countedHits(hits: readonly Hit[], text: string): readonly Hit[] {
  const counted: Hit[] = []
  for (const hit of hits) {
    const { term } = hit
    const wider = widerThan(hit, hits)
    if (term.members !== undefined && term.groups.size === 0) {
      if (wider.some((one) => one.term.members !== undefined || one.term.groups.has(notPlace))) continue
      if (isInName(hit, hits, text)) continue
    }
    const groups = wider.length === 0 ? term.groups : without(term.groups, wider)
    if (groups.size > 0 || term.members !== undefined)
      counted.push(groups.size === term.groups.size ? hit : { ...hit, term: { ...term, groups } })
  }
  return counted
}

/** Hits that hold another; those that begin after it cannot. */
function widerThan(hit: Hit, hits: readonly Hit[]): readonly Hit[] {
  const wider: Hit[] = []
  for (const one of hits) {
    if (one.start > hit.start) break
    if (one !== hit && one.end >= hit.end) wider.push(one)
  }
  return wider
}

function without(groups: ReadonlySet<string>, wider: readonly Hit[]): ReadonlySet<string> {
  return new Set([...groups].filter((group) => !wider.some(({ term }) => term.groups.has(`not-${group}`))))
}

/** A place's name that another word makes into the name of something else: a street, a creek, an organisation. */
function isInName({ end }: Hit, hits: readonly Hit[], text: string): boolean {
  const next = text[end] === " " ? end + 1 : end
  return hits.some(({ start, term }) => (start === end || start === next) && term.groups.has("place-suffix"))
}
