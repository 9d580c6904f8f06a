import type { Language } from "../../base/index.ts"
import type { Books, ExportedAccount } from "./ledger-export.ts"

/** How a kind of books writes the parts of an account's name. */
export interface Spelling {
  /** What stands before the member's code. */
  readonly root: (account: ExportedAccount) => readonly string[]
  /** A part of a name with only the characters that may stand in it. */
  readonly part: (text: string) => string
}

/**
 * Names of all accounts as a hierarchy: member, kind, and whose it is. An organisation is called by name and id; two that
 * would be called alike are told apart by a number.
 * @returns the name of an account by member and id
 * @example accountNames(books, spelling, "en")("CN-JS", "purse") // "CN-JS:purse"
 */
export function accountNames(
  { accounts, organisations }: Books,
  { root, part }: Spelling,
  language: Language,
): (jurisdiction: string, account: string) => string {
  const organisationNames = new Map(organisations.map(({ id, name }) => [id, name[language]]))
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const account of accounts) {
    const [kind = "", ...rest] = account.id.split(":")
    const whose = rest.join(":")
    const known = account.kind === "organisation" ? organisationNames.get(whose) : undefined
    const words = [
      account.jurisdiction,
      kind,
      ...(rest.length === 0 ? [] : [known === undefined ? whose : `${known} ${whose}`]),
    ]
    const plain = [...root(account), ...words.map(part)].join(":")
    const name = firstFree(plain, taken)
    taken.add(name)
    names.set(`${account.jurisdiction} ${account.id}`, name)
  }
  return (jurisdiction, account) => {
    const name = names.get(`${jurisdiction} ${account}`)
    if (name === undefined)
      throw new Error(`a posting on ${jurisdiction} ${account}, which is no account of these books`)
    return name
  }
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`
  return free
}

/** One line of text without what would end it or begin a comment. */
export function oneLine(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[\s;]+/gu, " ")
    .trim()
}
