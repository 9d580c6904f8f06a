import {
  addDays,
  formatMinorUnits,
  instantOf,
  type Language,
  localTime,
  millisecondsOf,
  type Text,
} from "../../base/index.ts"
import { accountNames, oneLine, type Spelling } from "./account-names.ts"
import type { BookWriter } from "./book-writer.ts"
import type { Books, ExportedAccount } from "./ledger-export.ts"

/** A name may hold any letter; two spaces would end it, and signs have meanings of their own. */
const spelling: Spelling = {
  root: () => [],
  part: (text) =>
    text
      .normalize("NFC")
      .replaceAll(/[^\p{L}\p{M}\p{N}&'.·（）_-]+/gu, " ")
      .trim() || "-",
}

/**
 * Writes a ledger as a journal of hledger: one transaction an entry, amounts as we post them (positive is what the account's
 * owner has), ids as tags. At the end stand the balances that the ledger has; `hledger check accounts commodities
 * ordereddates` passes and finds a balance that differs by one minor unit.
 * @param books what stands before the entries of an export
 * @param language of account names and texts
 * @example hledgerBooks(books, "en").begin()
 * Source: https://hledger.org/1.25/hledger.html (journal format)
 */
export function hledgerBooks(books: Books, language: Language): BookWriter {
  const { currency, region, accounts } = books
  const nameOf = accountNames(books, spelling, language)
  const amount = (of: bigint): string => `${formatMinorUnits(of, currency)} ${currency.code}`
  const name = ({ jurisdiction, id }: ExportedAccount) => nameOf(jurisdiction, id)
  // A clock that is behind the one of an entry ends no books before their last entry.
  let latest = ""
  return {
    begin() {
      const head = [
        `; ${oneLine(region.name[language])}  ${books.from ?? ""}..${books.to ?? ""}  ${books.at}`,
        `commodity ${formatMinorUnits(1000n * 10n ** BigInt(currency.decimals), currency)}${currency.decimals === 0 ? "." : ""} ${currency.code}`,
        ...accounts.map((account) => `account ${name(account)}`),
      ]
      const held = accounts.filter(({ opening }) => BigInt(opening) !== 0n)
      const opening =
        held.length === 0 || books.from === null
          ? []
          : [
              "",
              `${addDays(books.from, -1)} * ${say(openingText, language)}`,
              ...held.map((account) => `    ${name(account)}  ${amount(BigInt(account.opening))}`),
            ]
      return `${[...head, ...opening].join("\n")}\n`
    },
    entry({ jurisdiction, id, transaction, at, act, subject, text, listVersion, reverses, postings }) {
      latest = localTime(at, region.timeZone).day
      const tags = [`journal:${id}`, `transaction:${transaction}`, `act:${act}`, `list-version:${listVersion}`]
      const about = [`at:${at}`, `subject:${oneLine(`${subject.kind} ${subject.jurisdiction} ${subject.id}`)}`]
      return `${[
        "",
        `${latest} * (${id}) ${oneLine(text[language])}`,
        `    ; ${[...tags, ...(reverses === null ? [] : [`reverses:${reverses}`])].join(", ")}`,
        `    ; ${about.join(", ")}`,
        ...postings.map(
          (posting) =>
            `    ${nameOf(jurisdiction, posting.account)}  ${amount(BigInt(posting.amount))}  ; part:${posting.part}`,
        ),
      ].join("\n")}\n`
    },
    end() {
      if (accounts.length === 0) return ""
      return `${[
        "",
        `${laterOf(lastDay(books), latest)} * ${say(closingText, language)}`,
        ...accounts.map((account) => `    ${name(account)}  ${amount(0n)} = ${amount(BigInt(account.balance))}`),
      ].join("\n")}\n`
    },
  }
}

/** The day at whose end the balances hold. */
export function lastDay({ to, at, region }: Books): string {
  return to ?? localTime(instantOf(millisecondsOf(at)), region.timeZone).day
}

export function laterOf(one: string, other: string): string {
  return one > other ? one : other
}

export const openingText: Text = { zh: "期初余额", en: "opening balances" }
const closingText: Text = { zh: "账簿所载余额", en: "balances as the ledger has them" }

function say(text: Text, language: Language): string {
  return text[language]
}
