import { addDays, day, formatMinorUnits, type Language, localTime } from "../../base/index.ts"
import { accountNames, oneLine, type Spelling } from "./account-names.ts"
import type { BookWriter } from "./book-writer.ts"
import { lastDay, laterOf, openingText } from "./hledger.ts"
import type { Books, ExportedAccount } from "./ledger-export.ts"

/** A part begins with a capital, a digit or a letter without case, and holds letters, digits and hyphens. */
const spelling: Spelling = {
  root: ({ kind }) => [kind === "funding" || kind === "bank" ? "Equity" : "Assets"],
  part: (text) => {
    const plain = text
      .normalize("NFC")
      .replaceAll(/[^\p{L}\p{Nd}-]+/gu, "-")
      .replaceAll(/^-+|-+$/g, "")
    if (plain === "") return "X"
    return /^\p{Ll}/u.test(plain) ? `${plain.charAt(0).toUpperCase()}${plain.slice(1)}` : plain
  },
}

/**
 * Writes a ledger as a file of beancount: one transaction an entry with its ids as metadata, amounts as we post them, so that
 * accounts are seen from their owners: all are assets, where money for purses comes from is equity. The balances that the
 * ledger has are asserted without tolerance on the day after the last; `bean-check` finds one that differs.
 * @param books what stands before the entries of an export
 * @param language of account names and texts
 * @example beancountBooks(books, "en").begin()
 * Source: https://beancount.github.io/docs/beancount_language_syntax.html
 */
export function beancountBooks(books: Books, language: Language): BookWriter {
  const { currency, region, accounts } = books
  const nameOf = accountNames(books, spelling, language)
  const amount = (of: bigint): string => `${formatMinorUnits(of, currency)} ${currency.code}`
  const name = ({ jurisdiction, id }: ExportedAccount) => nameOf(jurisdiction, id)
  const first = books.from === null ? "1900-01-01" : addDays(books.from, -1)
  // A clock that is behind the one of an entry ends no books before their last entry.
  let latest = ""
  return {
    begin() {
      const held = accounts.filter(({ opening }) => BigInt(opening) !== 0n)
      return `${[
        `option "title" ${quoted(region.name[language])}`,
        `option "operating_currency" "${currency.code}"`,
        `${first} commodity ${currency.code}`,
        ...accounts.map((account) => `${first} open ${name(account)} ${currency.code}`),
        ...(held.length === 0 ? [] : ["", `${first} * ${quoted(openingText[language])}`]),
        ...held.map((account) => `  ${name(account)}  ${amount(BigInt(account.opening))}`),
      ].join("\n")}\n`
    },
    entry({ jurisdiction, id, transaction, at, act, subject, text, listVersion, reverses, postings }) {
      latest = localTime(at, region.timeZone).day
      return `${[
        "",
        `${latest} * ${quoted(text[language])}`,
        `  journal: ${quoted(id)}`,
        `  transaction: ${quoted(transaction)}`,
        `  at: ${quoted(at)}`,
        `  act: ${quoted(act)}`,
        `  subject: ${quoted(`${subject.kind} ${subject.jurisdiction} ${subject.id}`)}`,
        `  listversion: "${listVersion}"`,
        ...(reverses === null ? [] : [`  reverses: ${quoted(reverses)}`]),
        ...postings.flatMap((posting) => [
          `  ${nameOf(jurisdiction, posting.account)}  ${amount(BigInt(posting.amount))}`,
          `    part: ${quoted(posting.part)}`,
        ]),
      ].join("\n")}\n`
    },
    end() {
      const next = addDays(day(laterOf(lastDay(books), latest)), 1)
      const lines = accounts.map(
        (account) =>
          `${next} balance ${name(account)}  ${formatMinorUnits(BigInt(account.balance), currency)} ~ 0 ${currency.code}`,
      )
      return `\n${lines.join("\n")}\n`
    },
  }
}

function quoted(text: string): string {
  return `"${oneLine(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`
}
