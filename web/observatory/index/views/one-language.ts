import type { IndexState } from "../../../../observatory/index.ts"
import type { Language } from "../../../i18n.ts"
import type { IndexResults } from "./index-results.ts"

/**
 * The part of a name in the reader's language, where it is given as Chinese with English words after it. A short word that
 * follows may belong to the Chinese name, and stays.
 * @example spoken("芬兰 Finland", "en") // "Finland"; spoken("专利 PCT", "en") // "专利 PCT"
 */
export function spoken(name: string, language: Language): string {
  const [, zh, en] = /^(.*[\u4e00-\u9fff）]) +([A-Za-z][^\u4e00-\u9fff]*)$/.exec(name) ?? []
  if (zh === undefined || en === undefined || !/[a-z]{3}/.test(en)) return name
  return language === "zh" ? zh : en
}

/** The results with all names in the reader's language; numbers stay where they are. */
export function inLanguage(results: IndexResults, language: Language): IndexResults {
  const { start, run } = results
  return { ...results, start: named(start, language), run: { ...run, state: named(run.state, language) } }
}

function named(state: IndexState, language: Language): IndexState {
  const { structure, units } = state
  return {
    ...state,
    structure: { ...structure, nodes: structure.nodes.map((node) => ({ ...node, name: spoken(node.name, language) })) },
    units: { ...units, names: units.names.map((name) => spoken(name, language)) },
  }
}
