import type { IndexValue } from "./index-value.ts"

/** How the total of an index stands to the plain means of its components, in one year and edition. */
export interface TotalCheck {
  readonly index: string
  readonly year: number
  readonly vintage: string
  readonly components: readonly IndexValue[]
  readonly published: number
  readonly arithmetic: number
  readonly geometric: number
  /** Decimals with which the total is published. */
  readonly decimals: number
  /** Whether the arithmetic mean gives the published total: rounded half up, cut off, both, or not at all. */
  readonly agrees: "exactly" | "rounded" | "truncated" | "no"
}

/**
 * Means of the components beside the published total, wherever all components of an index are published for a year in one
 * edition. It tells whether the weights can be equal; where they are not known, nothing is reproduced.
 * @param total the component that is the whole
 * @example totalChecks(values, "overall")[0] // { arithmetic: 204.166, published: 204.16, agrees: "truncated", … }
 */
export function totalChecks(values: readonly IndexValue[], total: string): readonly TotalCheck[] {
  const published = values.filter(({ status }) => status === "published")
  const indices = Map.groupBy(published, ({ index }) => index)
  return [...indices].flatMap(([index, own]) => {
    const parts = new Set(own.map(({ component }) => component).filter((component) => component !== total))
    return [...Map.groupBy(own, ({ year, vintage }) => `${year} ${vintage}`).values()].flatMap((told) => {
      const whole = told.find(({ component }) => component === total)
      const components = told.filter(({ component }) => component !== total)
      if (whole === undefined || components.length < 2 || components.length !== parts.size) return []
      // At the base everything is 100: that proves nothing.
      if (Number.parseInt(whole.baseYear, 10) === whole.year) return []
      return [checkOf(index, whole, components)]
    })
  })
}

function checkOf(index: string, { year, vintage, value }: IndexValue, components: readonly IndexValue[]): TotalCheck {
  const arithmetic = components.reduce((sum, one) => sum + one.value, 0) / components.length
  const geometric = Math.exp(components.reduce((sum, one) => sum + Math.log(one.value), 0) / components.length)
  const decimals = `${value}`.split(".")[1]?.length ?? 0
  const scale = 10 ** decimals
  const rounded = Math.round(arithmetic * scale) / scale
  const truncated = Math.floor(arithmetic * scale + 1e-9) / scale
  const agrees =
    rounded === value ? (truncated === value ? "exactly" : "rounded") : truncated === value ? "truncated" : "no"
  return { index, year, vintage, components, published: value, arithmetic, geometric, decimals, agrees }
}
