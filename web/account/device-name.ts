/** Browsers and systems by the word that tells them, the more telling first: Edge says Chrome too, Chrome says Safari. */
const browsers = [
  ["Edg", "Edge"],
  ["MicroMessenger", "微信 WeChat"],
  ["OPR", "Opera"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome"],
  ["CriOS", "Chrome"],
  ["Safari", "Safari"],
] as const
const systems = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["Linux", "Linux"],
] as const

/**
 * Browser and system that a `User-Agent` tells of, so that a person knows the device again; undefined when it tells
 * neither.
 * @example deviceName("Mozilla/5.0 (X11; Linux x86_64) … Chrome/153.0 Safari/537.36") // "Chrome · Linux"
 */
export function deviceName(userAgent: string): string | undefined {
  const found = [browsers, systems].flatMap((known) => known.find(([word]) => userAgent.includes(word))?.[1] ?? [])
  return found.length === 0 ? undefined : found.join(" · ")
}
