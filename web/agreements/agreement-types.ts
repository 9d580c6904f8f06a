import type { Asked, Reply } from "../api.ts"

export type AgreementShown = Reply<"readAgreement">
export type Terms = NonNullable<Asked<"draftAgreement">["body"]>["terms"]
export type Party = Terms["parties"][number]
export type Execution = AgreementShown["executions"][number]["execution"]
export type Simulation = Reply<"simulateAgreement">
export type Trigger = NonNullable<Asked<"executeAgreement">["body"]>
export type TermsProblem = Reply<"checkAgreement">["problems"][number]
export type Template = Reply<"listAgreementTemplates">["items"][number]

/** Takes a change of the terms that are written. */
export type Change = (next: Partial<Terms>) => void

/** The terms with some fields of one party changed. */
export function withParty(terms: Terms, place: string, change: Partial<Party>): Pick<Terms, "parties"> {
  return { parties: terms.parties.map((party) => (party.place === place ? { ...party, ...change } : party)) }
}
