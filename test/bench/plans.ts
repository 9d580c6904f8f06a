import type { Plan } from "../../observatory/index.ts"
import { auditPlans } from "../../observatory/index.ts"
import { type Figure, table } from "./figures.ts"
import { type Labelled, labelledPassages, regionLexicon, type Score, scoresOf } from "./score-plans.ts"

const asked = 0.85
const askedPages = 200
/** Signs on a page of a printed plan: about 900 in Chinese, 2,800 in English. */
const pageLength = { zh: 900, en: 2800 }

/**
 * Precision, recall and F1 for each language and label on the half of the labelled passages that no term was tuned on, and
 * pages a second after extraction.
 */
export async function benchPlans(): Promise<readonly Figure[]> {
  const lexicon = regionLexicon("yangtze")
  const set = labelledPassages()
  const figures: Figure[] = []
  for (const half of ["tuning", "untouched"] as const) {
    const scores = scoresOf(
      set.filter((one) => one.half === half),
      lexicon,
    )
    console.log(`\nPlan audit, ${half} half`)
    console.log(table([["language", "label", "passages", "precision", "recall", "F1"], ...scores.map(line)]))
    if (half === "untouched") figures.push(...scores.map(figureOf))
  }
  return [...figures, speed("zh", set), speed("en", set)]

  function speed(language: "zh" | "en", labelled: readonly Labelled[]): Figure {
    const plan = longPlan(
      labelled.filter((one) => one.language === language).map(({ text }) => text),
      pageLength[language],
    )
    // The best of several runs: what others do on the machine at the same time is not the engine's.
    const runs = Array.from({ length: 5 }, () => {
      const from = performance.now()
      auditPlans([plan], lexicon)
      return performance.now() - from
    })
    const rate = plan.pages.length / (Math.min(...runs) / 1000)
    return {
      what: `plan audit, ${language}, ${plan.pages.length} pages after extraction`,
      figure: `${rate.toFixed(0)} pages/s`,
      against: `${askedPages} pages/s`,
      ratio: (rate / askedPages).toFixed(2),
      asked: `at least ${askedPages} pages/s`,
      met: rate >= askedPages,
    }
  }
}

function line({ language, label, right, missed, precision, recall, f1 }: Score): readonly string[] {
  return [language, label, `${right + missed}`, precision.toFixed(3), recall.toFixed(3), f1.toFixed(3)]
}

function figureOf({ language, label, f1, precision, recall }: Score): Figure {
  return {
    what: `plan audit, ${language}, ${label}`,
    figure: `F1 ${f1.toFixed(3)}`,
    against: `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    ratio: (f1 / asked).toFixed(2),
    asked: `F1 at least ${asked}`,
    met: f1 >= asked,
  }
}

/** 400 full pages out of the passages, in their order again and again. */
function longPlan(texts: readonly string[], length: number): Plan {
  let next = 0
  const pages = Array.from({ length: 400 }, (_, at) => {
    const paragraphs: { text: string }[] = []
    for (let signs = 0; signs < length; ) {
      const text = texts[next++ % texts.length] ?? ""
      paragraphs.push({ text })
      signs += text.length
    }
    return { number: at + 1, paragraphs }
  })
  return { file: "long", member: "CN-SH", year: 2025, unit: "page", pages }
}
