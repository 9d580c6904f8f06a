import * as z from "zod"

const Written = z.union([z.string(), z.number()])
const Amounts = z.record(z.string(), Written)
export type Amounts = z.infer<typeof Amounts>

const Formula = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("bankruptcy"), estate: Written, claims: Amounts }),
  z.object({ kind: z.literal("airport"), costs: Amounts }),
  z.object({ kind: z.literal("voting"), quota: Written, weights: Amounts }),
  z.object({ kind: z.literal("gloves"), left: z.array(z.string()), right: z.array(z.string()) }),
  z.object({
    kind: z.literal("synergies"),
    synergies: z.array(z.object({ members: z.array(z.string()), worth: Written })),
  }),
])
export type Formula = z.infer<typeof Formula>

/** A game as `delta shares` reads it; what the page does not know is kept. */
export const GameFile = z.looseObject({
  players: z.array(z.string()).optional(),
  worths: z.array(Written).optional(),
  formula: Formula.optional(),
  unions: z.array(z.array(z.string())).optional(),
  weights: z.union([z.array(Written), Amounts]).optional(),
})
export type GameFile = z.infer<typeof GameFile>

/** How a game is given. */
export const kinds = ["table", "bankruptcy", "airport", "voting", "gloves", "synergies"] as const
export type Kind = (typeof kinds)[number]

export function kindOf({ formula }: GameFile): Kind {
  return formula?.kind ?? "table"
}

/** A small game of a kind, to be changed. */
export function firstOf(kind: Kind): GameFile {
  switch (kind) {
    case "table":
      return { players: ["a", "b", "c"], worths: ["0", "0", "0", "4", "0", "5", "6", "9"] }
    case "bankruptcy":
      return { formula: { kind, estate: "200", claims: { a: "100", b: "200", c: "300" } } }
    case "airport":
      return { formula: { kind, costs: { a: "12", b: "28", c: "30" } } }
    case "voting":
      return { formula: { kind, quota: "51", weights: { a: "50", b: "49", c: "1" } } }
    case "gloves":
      return { formula: { kind, left: ["a"], right: ["b", "c"] } }
    case "synergies":
      return {
        formula: {
          kind,
          synergies: [
            { members: ["a", "b"], worth: "4" },
            { members: ["b", "c"], worth: "2" },
          ],
        },
      }
  }
}

/** A table for other players: coalitions of those who stay keep their worth. */
export function withPlayers({ players = [], worths = [], ...rest }: GameFile, next: readonly string[]): GameFile {
  const places = next.map((player) => players.indexOf(player))
  return {
    ...rest,
    players: [...next],
    worths: Array.from({ length: 2 ** next.length }, (_, mask) => {
      const members = places.filter((_, at) => (mask >> at) & 1)
      return members.includes(-1) ? "0" : (worths[members.reduce((sum, place) => sum + 2 ** place, 0)] ?? "0")
    }),
  }
}

/** Names out of a text; commas of either script, spaces and line breaks part them. */
export function namesIn(text: string): string[] {
  return text.split(/[\s,，、;；]+/).filter((name) => name !== "")
}

/** The members of a coalition. */
export function membersOf(players: readonly string[], mask: number): readonly string[] {
  return players.filter((_, at) => (mask >> at) & 1)
}
