import { expect, test } from "vitest"
import { pairsOf, piecesOf, singular } from "./search-words.ts"

test.each([
  ["microscopes", "microscope"],
  ["assemblies", "assembly"],
  ["analyses", "analyse"],
  ["lenses", "lens"],
  ["gases", "gas"],
  ["boxes", "box"],
  ["glass", "glass"],
  ["apparatus", "apparatus"],
  ["gas", "gas"],
  ["lens", "lens"],
])("%s folds to %s", (plural, word) => {
  expect(singular(plural)).toBe(word)
})

test("a mixed text is cut into runs, words and numbers with units", () => {
  expect(piecesOf("200 kV场发射TEM(UV-Vis)")).toEqual([
    { kind: "number", text: "200", unit: "kv" },
    { kind: "han", text: "场发射" },
    { kind: "word", text: "tem", parts: ["tem"] },
    { kind: "word", text: "uvvis", parts: ["uv", "vis"] },
  ])
})

test("thousands, micro and degree signs are read in one spelling", () => {
  expect(piecesOf("1,000 µm 600°C").map((piece) => piece.kind === "number" && piece.text + piece.unit)).toEqual([
    "1000um",
    "600c",
  ])
})

test("character pairs of one character are the character", () => {
  expect(pairsOf("镜")).toEqual(["镜"])
})
