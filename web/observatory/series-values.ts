import type { Reply } from "../api.ts"

/** What the series page reads. */
export type SeriesReply = Reply<"readSeries">
export type SeriesValue = SeriesReply["items"][number]
export type SeriesClaim = SeriesReply["claims"][number]

/** The first address in a source. */
export function addressIn(source: string): { readonly href?: string } {
  const address = /https?:\/\/[^\s;,]+/.exec(source)?.[0]
  return address === undefined ? {} : { href: address }
}
