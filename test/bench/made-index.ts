import {
  emptyPanel,
  type IndexNode,
  type IndexState,
  type Panel,
  seriesOf,
  structureOf,
} from "../../observatory/index.ts"

/** How large a made-up index is. */
export interface IndexSize {
  readonly units: number
  readonly indicators: number
  readonly periods: number
}

/** Numbers from 0 to 1, the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
}

/**
 * An index before its first step, with numbers of one seed: skewed as sizes of regions are, three in a hundred missing, a
 * third of the indicators to be divided by the population, one in seven better when low; four levels.
 */
export function madeIndex({ units, indicators, periods }: IndexSize): IndexState {
  const draw = draws(7)
  const codes = Array.from({ length: units }, (_, unit) => `U${unit}`)
  const years = Array.from({ length: periods }, (_, period) => 2016 + period)
  const structure = structureOf(nodesOf(indicators))
  const panel = emptyPanel(
    structure.nodes.slice(0, indicators).map(({ code }) => code),
    years,
    codes,
  )
  for (let series = 0; series < indicators; series++) fill(panel, series, draw, 0.03)
  const others = emptyPanel(["POP"], years, codes)
  fill(others, 0, draw, 0)
  const geo = codes.map((_, unit) => `G${unit % 4}`)
  return {
    structure,
    units: { codes, names: codes, columns: new Map([["Geo", geo]]) },
    panel,
    others,
    weights: Float64Array.from(structure.nodes, ({ weight }) => weight),
    ownWeights: new Map(),
  }
}

function nodesOf(indicators: number): readonly IndexNode[] {
  const node = (code: string, level: number, parent?: string): IndexNode => ({
    code,
    level,
    weight: 1,
    direction: 1,
    name: code,
    ...(parent === undefined ? {} : { parent }),
  })
  const groups = Math.max(2, Math.round(indicators / 6))
  return [
    ...Array.from(
      { length: indicators },
      (_, at): IndexNode => ({
        ...node(`I${at}`, 1, `P${at % groups}`),
        direction: at % 7 === 6 ? -1 : 1,
        ...(at % 3 === 0 ? { denominator: "POP" } : {}),
      }),
    ),
    ...Array.from({ length: groups }, (_, at) => node(`P${at}`, 2, `S${at % 2}`)),
    node("S0", 3, "INDEX"),
    node("S1", 3, "INDEX"),
    node("INDEX", 4),
  ]
}

/** Fills a series with e to a sum of four draws: lognormal enough to have outliers. */
function fill(panel: Panel, series: number, draw: () => number, missing: number): void {
  const numbers = seriesOf(panel, series)
  const spread = 0.4 + draw()
  for (let place = 0; place < numbers.length; place++)
    if (draw() >= missing) numbers[place] = 100 * Math.exp(spread * (draw() + draw() + draw() + draw() - 2) * 1.7)
}
