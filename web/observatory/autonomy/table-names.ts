/** Tables of the page, in their order. */
export const tableNames = ["products", "components", "singles", "challenges"] as const
