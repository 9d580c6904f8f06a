import type { Method } from "../method.ts"
import type { IndexState, Note } from "../state.ts"
import type { NamedText } from "./csv-rows.ts"
import { type LongData, readData, readUnits } from "./read-data.ts"
import { readStructure } from "./read-structure.ts"
import { startIndex } from "./start.ts"

/** Files of an index, by what they hold. */
export interface IndexSources {
  readonly structure: NamedText
  readonly data: NamedText
  readonly units?: NamedText
}

/** An index before its first step. */
export interface OpenedIndex {
  readonly start: IndexState
  readonly notes: readonly Note[]
  /** The node at the top, the first where there are several. */
  readonly top: string
}

/**
 * Reads the files of an index.
 * @throws Refusal naming file and row
 * @example const { start } = openIndex(method, { structure, data }); runSteps(start, method.steps).state.ranks
 */
export function openIndex(method: Pick<Method, "periods">, { structure, data, units }: IndexSources): OpenedIndex {
  return openData(method, { structure, ...(units === undefined ? {} : { units }) }, readData(data))
}

/** As `openIndex`, with data that were read already. */
export function openData(
  { periods }: Pick<Method, "periods">,
  { structure, units }: Omit<IndexSources, "data">,
  data: LongData,
): OpenedIndex {
  const { state, notes } = startIndex({
    structure: readStructure(structure),
    data,
    ...(units === undefined ? {} : { units: readUnits(units) }),
    ...(periods === undefined ? {} : { periods }),
  })
  const tops = state.structure.nodes.filter(({ parent }) => parent === undefined)
  const top = tops.toSorted((a, b) => b.level - a.level)[0]?.code ?? ""
  return { start: state, notes, top }
}
