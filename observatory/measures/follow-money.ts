import { count, noteTime } from "./day-tally.ts"
import type { Follow, Ground } from "./follow.ts"
import { told } from "./logged-act.ts"

/** Follows versions of agreements from draft to last signature. */
export function followAgreements({ waits, day }: Ground): Follow {
  const drafted = new Map<string, number>()
  return (entry) => {
    const version = told(entry, "version")
    if (entry.of.kind !== "agreement" || version === undefined) return
    const at = Date.parse(entry.at)
    const name = `agreement ${entry.of.id}/${version}`
    if (entry.act === "settlement.draft-agreement") drafted.set(name, at)
    else if (entry.act === "settlement.propose-agreement")
      waits.open(name, { stage: "agreement-unsigned", member: entry.jurisdiction, since: at, due: null })
    else if (entry.act === "settlement.withdraw-agreement") waits.end(name, at)
    // The signature that makes it hold tells from which day.
    else if (entry.act === "settlement.sign-agreement" && told(entry, "from") !== undefined) {
      waits.end(name, at)
      const from = drafted.get(name)
      if (from !== undefined) noteTime(day(at), "agreement-signed", { from, until: at, between: "none", entries: 2 })
      const members = told(entry, "members")
      if (members === undefined) return count(day(at).untold, "agreements-across")
      day(at).agreements.all += 1
      if (members.includes(" ")) day(at).agreements.across += 1
      count(day(at).entries, "agreements-across")
    }
  }
}

/** Follows subsidies from claim to decision. */
export function followSubsidies({ waits, day }: Ground): Follow {
  const claimed = new Map<string, number>()
  return (entry) => {
    if (entry.of.kind !== "subsidy") return
    const at = Date.parse(entry.at)
    const name = `subsidy ${entry.jurisdiction}/${entry.of.id}`
    const state = told(entry, "state")
    if (state === "claimed") {
      claimed.set(name, at)
      waits.open(name, { stage: "subsidy-undecided", member: entry.jurisdiction, since: at, due: null })
    } else if (state === "granted" || state === "refused") {
      waits.end(name, at)
      const from = claimed.get(name)
      if (from !== undefined) noteTime(day(at), "subsidy-decided", { from, until: at, between: "none", entries: 2 })
      claimed.delete(name)
    }
  }
}
