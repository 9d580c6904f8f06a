import { noteTime } from "./day-tally.ts"
import type { Follow, Ground } from "./follow.ts"
import { told, toldMoment } from "./logged-act.ts"

/** Follows motions from draft to count. A count that makes the motion a draft again is not its end. */
export function followMotions({ waits, day }: Ground): Follow {
  const drafted = new Map<string, number>()
  return (entry) => {
    if (entry.of.kind !== "motion") return
    const at = Date.parse(entry.at)
    const { id } = entry.of
    const member = entry.jurisdiction
    const name = `motion ${id}`
    const open = (stage: "motion-unopened" | "motion-uncounted", due: number | undefined) =>
      waits.open(name, { stage, member, since: at, due: due ?? null })
    if (entry.act === "motion.drafted") drafted.set(id, at)
    else if (entry.act === "motion.consultation-opened") open("motion-unopened", toldMoment(entry, "until"))
    else if (entry.act === "motion.ballot-opened")
      open("motion-uncounted", toldMoment(entry, "finishes") ?? toldMoment(entry, "closes"))
    else if (entry.act === "motion.amended") {
      const until = toldMoment(entry, "until")
      if (until !== undefined) waits.redate(name, until)
    } else if (entry.act === "motion.withdrawn" || entry.act === "motion.returned") waits.end(name, at)
    else if (entry.act === "motion.counted") {
      waits.end(name, at)
      const from = drafted.get(id)
      if (from !== undefined && told(entry, "state") !== "draft")
        noteTime(day(at), "motion-counted", { from, until: at, between: "none", entries: 2 })
    }
  }
}

/** Follows duties that the log told as overdue, until an act about the same ends them. */
export function followDuties({ waits, dayEnd }: Ground): Follow {
  const running = new Map<string, { readonly name: string; readonly endedBy: readonly string[] }[]>()
  return (entry) => {
    const at = Date.parse(entry.at)
    if (entry.of.kind === "duty") {
      const about = told(entry, "about")
      if (told(entry, "state") !== "overdue" || about === undefined) return
      const name = `duty ${entry.jurisdiction}/${entry.of.id}`
      const due = dayEnd(told(entry, "due") ?? "")
      waits.open(name, { stage: "duty-overdue", member: entry.jurisdiction, since: at, due })
      const key = `${entry.jurisdiction} ${about}`
      running.set(key, [...(running.get(key) ?? []), { name, endedBy: (told(entry, "endedBy") ?? "").split(" ") }])
      return
    }
    const key = `${entry.jurisdiction} ${entry.of.kind}/${entry.of.id}`
    const found = running.get(key)
    if (found === undefined) return
    const left = found.filter(({ endedBy }) => !endedBy.includes(entry.act))
    for (const { name } of found.filter((one) => !left.includes(one))) waits.end(name, at)
    if (left.length === 0) running.delete(key)
    else running.set(key, left)
  }
}
