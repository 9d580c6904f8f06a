import { csvTable } from "../ui/csv-table.ts"
import type { GameFile } from "./game-state.ts"

/** Most players of a table that the page takes. */
const most = 12
const worthColumn = "worth"
/** What stands in a player's column of a coalition that it belongs to, or not. */
const inside = new Set(["1", "x", "X", "✓"])
const outside = new Set(["", "0"])

/** What is wrong with a file of coalitions. */
export class CoalitionFault extends Error {
  readonly fault: "columns" | "players" | "mark" | "twice" | "missing" | "worth"
  /** The column, or the members of the coalition. */
  readonly where: string

  constructor(fault: CoalitionFault["fault"], where: string) {
    super(`${fault}: ${where}`)
    this.fault = fault
    this.where = where
  }
}

/**
 * A table of coalitions as a CSV: a column for each player with 1 for its members, and the column `worth`. As a template it
 * holds what is known already.
 * @example coalitionsCsv({ players: ["a", "b"], worths: ["0", "1", "2", "4"] }) // "a,b,worth\n1,0,1\n0,1,2\n1,1,4\n"
 */
export function coalitionsCsv({ players = [], worths = [] }: GameFile): string {
  const rows = Array.from({ length: 2 ** players.length - 1 }, (_, at) => {
    const mask = at + 1
    return [...players.map((_, place) => `${(mask >> place) & 1}`), `${worths[mask] ?? ""}`]
  })
  return [[...players, worthColumn], ...rows].map((row) => `${row.map(field).join(",")}\n`).join("")
}

function field(text: string): string {
  return /[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * The game of a CSV file of coalitions, its rows in any order.
 * @throws CoalitionFault for a column, a row or a coalition that is wrong; Error as `csvTable`
 */
export function gameOfCoalitions(text: string): GameFile {
  const rows = csvTable(text)
  const columns = Object.keys(rows[0] ?? {})
  const players = columns.filter((name) => name !== worthColumn)
  if (players.length === columns.length) throw new CoalitionFault("columns", worthColumn)
  if (players.length === 0 || players.length > most || players.includes(""))
    throw new CoalitionFault("players", `${players.length}`)
  const worths = new Map<number, string>()
  for (const row of rows) {
    const mask = maskOf(row, players)
    const members = players.filter((_, at) => (mask >> at) & 1).join(", ")
    if (worths.has(mask)) throw new CoalitionFault("twice", members)
    const worth = row[worthColumn] ?? ""
    if (worth === "") throw new CoalitionFault("worth", members)
    worths.set(mask, worth)
  }
  return {
    players,
    worths: Array.from({ length: 2 ** players.length }, (_, mask) => {
      const worth = worths.get(mask) ?? (mask === 0 ? "0" : undefined)
      if (worth === undefined)
        throw new CoalitionFault("missing", players.filter((_, at) => (mask >> at) & 1).join(", "))
      return worth
    }),
  }
}

function maskOf(row: Readonly<Record<string, string>>, players: readonly string[]): number {
  return players.reduce((mask, player, at) => {
    const mark = row[player] ?? ""
    if (!inside.has(mark) && !outside.has(mark)) throw new CoalitionFault("mark", player)
    return inside.has(mark) ? mask + 2 ** at : mask
  }, 0)
}
