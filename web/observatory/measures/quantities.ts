/** What flows are counted in. */
export const quantities = ["made", "settled", "minutes", "money"] as const
export type Quantity = (typeof quantities)[number]
