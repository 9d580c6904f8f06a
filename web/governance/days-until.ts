/**
 * Calendar days from today to the day of a moment, in the region's zone: today counts, so that what ends with the next
 * midnight has one day left.
 * @example daysUntil("2026-03-12T16:00:00.000Z", "2026-03-12", "Asia/Shanghai") // 1: it is 13 March there
 */
export function daysUntil(at: string, today: string, zone: string): number {
  // Sweden writes days as the API does: 2026-03-31.
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(at))
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
}
