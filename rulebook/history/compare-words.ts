/** A run of words that two texts share, or that only one of them has. */
export interface Run {
  readonly of: "both" | "before" | "after"
  readonly text: string
}

/** Texts beyond this product of their lengths in words are shown as replaced whole. */
const mostCells = 4_000_000

/**
 * Compares two texts word by word; a Chinese character counts as a word. Put together, the runs of "both" and "before"
 * give the text before, those of "both" and "after" the text after.
 * @example compareWords("within 5 days", "within 10 days") // both "within ", before "5", after "10", both " days"
 */
export function compareWords(before: string, after: string): readonly Run[] {
  const [one, other] = [wordsIn(before), wordsIn(after)]
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let end = 0
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++
  return joined([
    ...one.slice(0, start).map((text): Run => ({ of: "both", text })),
    ...compareMiddle(one.slice(start, one.length - end), other.slice(start, other.length - end)),
    ...one.slice(one.length - end).map((text): Run => ({ of: "both", text })),
  ])
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+|\s+|[^\p{L}\p{N}\s]/gu) ?? []
}

/** The longest common run of words, by the usual table of lengths read backwards. */
function compareMiddle(before: readonly string[], after: readonly string[]): readonly Run[] {
  if (before.length * after.length > mostCells)
    return [
      { of: "before", text: before.join("") },
      { of: "after", text: after.join("") },
    ]
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const runs: Run[] = []
  let [row, column] = [0, 0]
  while (row < before.length || column < after.length) {
    const [left, right] = [before[row], after[column]]
    if (left !== undefined && left === right) {
      runs.push({ of: "both", text: left })
      row++
      column++
    } else if (right === undefined || (left !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      runs.push({ of: "before", text: left ?? "" })
      row++
    } else {
      runs.push({ of: "after", text: right })
      column++
    }
  }
  return runs
}

function joined(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = []
  for (const { of, text } of runs) {
    const last = whole.at(-1)
    if (text === "") continue
    if (last?.of === of) whole[whole.length - 1] = { of, text: last.text + text }
    else whole.push({ of, text })
  }
  return whole
}
