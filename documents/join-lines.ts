const han = String.raw`\p{Script=Han}，。、；：！？“”‘’（）《》`
const gap = new RegExp(`(?<=[${han}])[ \\t]+(?=[${han}\\d])|(?<=\\d)[ \\t]+(?=[${han}])`, "gu")

/** Lines of a paragraph as one text: nothing between Chinese signs, a blank between words, a word broken by a hyphen whole. */
export function joinedLines(lines: readonly string[]): string {
  let text = ""
  for (const line of lines) {
    if (/[a-z]-$/.test(text) && /^[a-z]/.test(line)) text = text.slice(0, -1) + line
    else text += (text === "" ? "" : " ") + line
  }
  return text.replaceAll(/\s+/g, " ").replaceAll(gap, "").trim()
}
