import { Refusal } from "../../../base/index.ts"
import { autonomyOf, readSupply } from "../../../observatory/index.ts"
import type { SupplyAnswer, SupplyQuestion } from "./supply-work.ts"

/** Runs in a thread of its own: reads a supply chain and works out everything about it. */
addEventListener("message", ({ data }: MessageEvent<SupplyQuestion>) => postMessage(answer(data)))

function answer({ number, file, text, home, weights }: SupplyQuestion): SupplyAnswer {
  try {
    const graph = readSupply({ file, text })
    return { number, graph, autonomy: autonomyOf(graph, { home, weights }) }
  } catch (error) {
    if (error instanceof Refusal) return { number, refused: { code: error.code, facts: error.facts } }
    return { number, fault: `${error}` }
  }
}
