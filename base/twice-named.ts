/**
 * The first name that stands twice in one object, of which `JSON.parse` would keep the last without a word.
 * @param json that `JSON.parse` reads
 * @example twiceNamed('{"claims":{"a":3,"a":10}}') // "a"
 */
export function twiceNamed(json: string): string | undefined {
  const objects: Set<string>[] = []
  const next = /["{}]/g
  for (let found = next.exec(json); found !== null; found = next.exec(json)) {
    if (found[0] === "{") objects.push(new Set())
    else if (found[0] === "}") objects.pop()
    else {
      const end = endOfText(json, found.index)
      next.lastIndex = end
      if (!isName(json, end)) continue
      const name = nameOf(json.slice(found.index, end))
      const names = objects.at(-1)
      if (names?.has(name) === true) return name
      names?.add(name)
    }
  }
  return undefined
}

/** The place behind the closing quote of the text that opens at a place. */
function endOfText(json: string, opening: number): number {
  for (let at = opening + 1; at < json.length; at += 1) {
    if (json[at] === "\\") at += 1
    else if (json[at] === '"') return at + 1
  }
  return json.length
}

const colon = /\s*:/y

function isName(json: string, end: number): boolean {
  colon.lastIndex = end
  return colon.test(json)
}

/** Two spellings of a name, with escapes and without, are one. */
function nameOf(text: string): string {
  return text.includes("\\") ? String(JSON.parse(text)) : text.slice(1, -1)
}
