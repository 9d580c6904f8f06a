/** What is wrong with an input: a code of `refusals.ts` and its facts. Becomes a refusal, or a finding of an import. */
export interface Problem {
  readonly code: `region.${string}`
  readonly facts: Readonly<Record<string, string>>
}
