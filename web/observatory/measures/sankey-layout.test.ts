import { expect, test } from "vitest"
import { sankeyLayout } from "./sankey-layout.ts"

const flows = [
  { home: "a", host: "a", amount: 1 },
  { home: "a", host: "b", amount: 3 },
  { home: "b", host: "b", amount: 2 },
  { home: "b", host: "a", amount: 0 },
]
const layout = sankeyLayout(flows, { members: ["a", "b"], height: 130, gap: 10 })

test("nodes have the height of what leaves or reaches them, with a gap between", () => {
  expect(layout.homes).toEqual([
    { member: "a", amount: 4, top: 0, height: 80 },
    { member: "b", amount: 2, top: 90, height: 40 },
  ])
  expect(layout.hosts.map(({ top, height }) => [top, height])).toEqual([
    [0, 20],
    [30, 100],
  ])
})

test("ribbons fill their nodes from top to bottom, and what does not flow has none", () => {
  expect(layout.ribbons.map(({ home, host, from, to, height }) => [home, host, from, to, height])).toEqual([
    ["a", "a", 0, 0, 20],
    ["a", "b", 20, 30, 60],
    ["b", "b", 90, 90, 40],
  ])
})

test("nothing flows without a total", () => {
  expect(sankeyLayout([], { members: ["a", "b"], height: 100, gap: 10 }).ribbons).toEqual([])
})
