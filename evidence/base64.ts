const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
const valueOfLetter = new Map([...alphabet].map((letter, value) => [letter, value]))

/** Standard base64 with padding (RFC 4648 §4). */
export function base64(bytes: Uint8Array): string {
  let text = ""
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += letter(group >> 18) + letter(group >> 12)
    text += (left > 1 ? letter(group >> 6) : "=") + (left > 2 ? letter(group) : "=")
  }
  return text
}

function letter(value: number): string {
  return alphabet.charAt(value & 63)
}

/**
 * Reads standard base64 strictly: padding present, no other characters, unused bits zero, so that one value has one
 * spelling and a changed letter is always seen. Undefined when the text is anything else.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  for (let at = 0, out = 0; at < text.length; at += 4) {
    let group = 0
    for (let place = at; place < at + 4; place++) {
      const value = place >= text.length - padding ? 0 : valueOfLetter.get(text.charAt(place))
      if (value === undefined) return undefined
      group = (group << 6) | value
    }
    for (let shift = 16; shift >= 0 && out < bytes.length; shift -= 8) bytes[out++] = group >> shift
  }
  return base64(bytes) === text ? bytes : undefined
}
