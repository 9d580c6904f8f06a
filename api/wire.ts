/** Writes a value as JSON: an amount, a `bigint` inside, as a string of digits. */
export function wire(value: unknown): string {
  return JSON.stringify(value ?? null, (_, item: unknown) => (typeof item === "bigint" ? item.toString() : item))
}
