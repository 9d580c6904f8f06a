import { count, noteTime } from "./day-tally.ts"
import type { Follow, Ground } from "./follow.ts"
import { told } from "./logged-act.ts"

/** Follows versions of agreements from draft to last signature. */
export function followAgreements({ waits, day }: Ground): Follow {
  const drafted = new Map<string, number>()
  // Entries of one moment have no order of their own: what is signed or taken back does not wait again.
  const ended = new Set<string>()
  return (entry) => {
    const version = told(entry, "version")
    if (entry.of.kind !== "agreement" || version === undefined) return
    const at = Date.parse(entry.at)
    const name = `agreement ${entry.of.id}/${version}`
    if (entry.act === "settlement.draft-agreement") drafted.set(name, at)
    else if (entry.act === "settlement.propose-agreement") {
      if (!ended.has(name))
        waits.open(name, { stage: "agreement-unsigned", member: entry.jurisdiction, since: at, due: null })
    } else if (entry.act === "settlement.withdraw-agreement") {
      ended.add(name)
      waits.end(name, at)
    }
    // The signature that makes it hold tells from which day.
    else if (entry.act === "settlement.sign-agreement" && told(entry, "from") !== undefined) {
      ended.add(name)
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

/** Follows subsidies from claim to decision, also where the log has both of one moment in the other order. */
export function followSubsidies({ waits, day }: Ground): Follow {
  const claimed = new Map<string, number>()
  const decided = new Map<string, number>()
  return (entry) => {
    if (entry.of.kind !== "subsidy") return
    const at = Date.parse(entry.at)
    const name = `subsidy ${entry.jurisdiction}/${entry.of.id}`
    const state = told(entry, "state")
    if (state === "claimed") claimed.set(name, at)
    else if (state === "granted" || state === "refused") decided.set(name, at)
    else return
    const from = claimed.get(name)
    const until = decided.get(name)
    if (from !== undefined && until === undefined)
      waits.open(name, { stage: "subsidy-undecided", member: entry.jurisdiction, since: from, due: null })
    if (from === undefined || until === undefined) return
    waits.end(name, until)
    noteTime(day(until), "subsidy-decided", { from, until, between: "none", entries: 2 })
  }
}
