import "react"

/** Properties of our own that styles pass on to CSS. */
declare module "react" {
  interface CSSProperties {
    /** Colour of a jurisdiction. */
    readonly "--member"?: string | undefined
    /** A share between 0 and 1, drawn as a length. */
    readonly "--share"?: number | undefined
  }
}
