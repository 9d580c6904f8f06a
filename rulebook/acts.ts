/**
 * What an act is, for the rule book. `public`: reads that need no sign-in. `personal`: what a person does with the own
 * account. `ordinary`: what firms, institutes and universities do; allowed unless forbidden. `power`: what a public
 * body does by its office; forbidden unless granted. `timed`: what the platform owes by the clock.
 */
export type ActGroup = "public" | "personal" | "ordinary" | "power" | "timed"

/** Every act of the platform, with its group. An act that is not here cannot be asked for, and so is refused. */
export const acts = {
  "region.read": "public",
  "region.read-organisation": "public",
  "region.register-organisation": "power",
  "region.edit-organisation": "ordinary",
  "region.add-membership": "ordinary",
  "region.end-membership": "ordinary",
  "region.import-organisations": "power",
  "identity.read-self": "personal",
  "identity.make-key": "personal",
  "identity.revoke-key": "personal",
  "identity.set-orcid": "personal",
  "identity.make-calendar": "personal",
  "facilities.search": "public",
  "facilities.read": "public",
  "facilities.register": "ordinary",
  "facilities.import": "ordinary",
  "facilities.set-policy": "ordinary",
  "facilities.close": "ordinary",
  "facilities.reopen": "ordinary",
  "facilities.quote": "ordinary",
  "facilities.book": "ordinary",
  "facilities.read-booking": "ordinary",
  "facilities.list-bookings": "ordinary",
  "facilities.move": "ordinary",
  "facilities.cancel": "ordinary",
  "facilities.hand-over": "ordinary",
  "facilities.accept": "ordinary",
  "facilities.decline": "ordinary",
  "facilities.check-in": "ordinary",
  "facilities.check-out": "ordinary",
  "facilities.import-use": "ordinary",
  "facilities.settle": "ordinary",
  "facilities.read-outbox": "ordinary",
  "facilities.lapse-silence": "timed",
  "facilities.settle-due": "timed",
  "settlement.divide": "public",
  "settlement.read-vouchers": "ordinary",
  "settlement.issue-voucher": "power",
  "settlement.expire-vouchers": "timed",
  "settlement.read-bill": "ordinary",
  "settlement.read-statement": "power",
  "settlement.read-ledger": "ordinary",
  "settlement.fund-purse": "power",
  "evidence.read-log": "public",
  "evidence.integrate": "timed",
  "rulebook.read": "public",
  "rulebook.read-duties": "personal",
  "rulebook.run-clocks": "timed",
  "governance.read": "public",
  "governance.comment": "personal",
  "governance.draft": "power",
  "governance.amend": "power",
  "governance.withdraw": "power",
  "governance.open-consultation": "power",
  "governance.attend": "power",
  "governance.cast": "power",
  "governance.seal": "power",
  "governance.unseal": "power",
  "governance.open-ballot": "timed",
  "governance.close-ballot": "timed",
  "observatory.read": "public",
} as const satisfies Readonly<Record<string, ActGroup>>

/** The name of an act, as in routes and log entries. */
export type Act = keyof typeof acts

/** Whether a text names an act. @example isAct("facilities.book") // true */
export function isAct(name: string): name is Act {
  return Object.hasOwn(acts, name)
}
