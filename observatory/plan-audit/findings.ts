import { type Hit, type Lexicon, termsIn } from "./lexicon.ts"
import { type nameGroups, plainGroups, type TermRule } from "./term-base.ts"

/** A word that helped to decide, where it stands in the sentence. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly group: string
}

/** An area or theme that a sentence deals with: the rule that says so, and for each group it asks for, the words found. */
export interface Finding {
  readonly topic: string
  readonly rule: string
  readonly marks: readonly Mark[]
}

/** Whose names stand in a sentence. */
export interface Mentions {
  /** The plan's own member or a place in it, or words like "our province". */
  readonly own: boolean
  /** Codes of other members named, themselves or a place in them. */
  readonly neighbours: readonly string[]
  /** The region as a whole, by name. */
  readonly region: boolean
  /** Names that several members share, read as the first of them. */
  readonly uncertain: readonly string[]
}

/** What a sentence holds, before its kind is told. */
export interface Reading {
  readonly findings: readonly Finding[]
  readonly mentions: Mentions
  /** Marks by group, names among them as @own, @neighbour, @region. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>
}

/** A term base made ready for the plans of one owner. */
export interface Reader {
  readonly lexicon: Lexicon
  readonly owner: string
  /** Each rule with the plain groups that its groups stand for. */
  readonly rules: readonly ReadyRule[]
}

interface ReadyRule {
  readonly rule: TermRule
  readonly all: readonly (readonly string[])[]
  readonly none: readonly string[]
}

export function readerFor(lexicon: Lexicon, owner: string): Reader {
  const plain = (name: string) => plainGroups(lexicon.base, name)
  const rules = lexicon.base.rules.map((rule) => ({
    rule,
    all: rule.all.map(plain),
    none: (rule.none ?? []).flatMap(plain),
  }))
  return { lexicon, owner, rules }
}

/** Words, names and rules in one sentence. */
export function readSentence({ lexicon, owner, rules }: Reader, sentence: string): Reading {
  const hits = termsIn(lexicon, sentence)
  const marks = new Map<string, Mark[]>()
  const put = (group: string, { start, end }: Hit) => {
    const list = marks.get(group) ?? []
    // A word inside a longer one of the same group says nothing more.
    if (!list.some((one) => one.start <= start && one.end >= end))
      list.push({ start, end, text: sentence.slice(start, end), group })
    marks.set(group, list)
  }
  for (const hit of hits) for (const group of hit.term.groups) put(group, hit)
  const mentions = mentionsIn(hits, { owner, region: lexicon.region.id, put })
  const findings = rules.flatMap((ready) => findingsOf(ready, marks))
  return { findings, mentions, marks }
}

interface Naming {
  readonly owner: string
  readonly region: string
  readonly put: (group: (typeof nameGroups)[number], hit: Hit) => void
}

function mentionsIn(hits: readonly Hit[], { owner, region, put }: Naming): Mentions {
  const neighbours = new Set<string>()
  const uncertain = new Set<string>()
  let own = hits.some(({ term }) => term.groups.has("own-word"))
  let whole = false
  for (const hit of hits) {
    const { members, together, text } = hit.term
    if (members === undefined) continue
    if (members.length === 0) {
      whole = true
      put("@region", hit)
      continue
    }
    // A name that several places share is taken for one's own place where that can be.
    const meant = together ? members : members.includes(owner) ? [owner] : members.slice(0, 1)
    if (!together && members.length > 1) uncertain.add(text)
    for (const code of meant) {
      if (code === owner) own = true
      else neighbours.add(code)
      put(code === owner ? "@own" : "@neighbour", hit)
    }
  }
  // A plan of the whole region has no neighbours in it; two members named are a mention across.
  if (owner === region && neighbours.size < 2) neighbours.clear()
  return { own, neighbours: [...neighbours], region: whole, uncertain: [...uncertain] }
}

function findingsOf({ rule, all, none }: ReadyRule, marks: ReadonlyMap<string, readonly Mark[]>): readonly Finding[] {
  for (const groups of all) if (!hasAny(groups, marks)) return []
  if (hasAny(none, marks)) return []
  const used = all.flatMap((groups) => groups.flatMap((group) => marks.get(group) ?? []))
  const sorted = used.sort((a, b) => a.start - b.start || b.end - a.end)
  return rule.gives.map((topic) => ({ topic, rule: rule.id, marks: sorted }))
}

function hasAny(groups: readonly string[], marks: ReadonlyMap<string, readonly Mark[]>): boolean {
  for (const group of groups) if (marks.has(group)) return true
  return false
}
