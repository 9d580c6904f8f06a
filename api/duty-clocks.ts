import type { Day } from "../base/index.ts"
import {
  actsWithDuties,
  afterAct,
  type ClockBy,
  type Duty,
  type Obligation,
  openDuty,
  opens,
  type Resource,
  type Responsibilities,
} from "../rulebook/index.ts"
import type { Db } from "../store/database.ts"
import { endOwed, type OwedDuty, owedAbout, saveOwed } from "../store/duties.ts"
import type { Platform } from "./platform.ts"
import { filesOf } from "./region-facts.ts"
import type { Rules } from "./rules.ts"

/** Where an act took place, as far as duties care. */
export interface ActAround {
  readonly platform: Platform
  readonly rules: Rules
  /** What the rule book decided about: it tells who owns it and whom it concerns. */
  readonly resource: Resource
  readonly today: Day
}

/** What an act did to its subject, as its log entry tells it. */
export interface ActDone {
  readonly act: string
  readonly jurisdiction: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** State in which it left the subject. */
  readonly state: string | undefined
}

const known = new WeakMap<Responsibilities, ReturnType<typeof actsWithDuties>>()

function actsOf(responsibilities: Responsibilities): ReturnType<typeof actsWithDuties> {
  const found = known.get(responsibilities) ?? actsWithDuties(responsibilities.duties)
  known.set(responsibilities, found)
  return found
}

/** What clocks are reckoned by. */
export function clockBy(platform: Platform, { parameters }: Rules): ClockBy {
  return { parameters, calendar: filesOf(platform.regionFolder).workingDays }
}

/** A duty as it stood in the version under which it opened. */
export async function dutyOf(
  db: Db,
  { platform, rules }: Pick<ActAround, "platform" | "rules">,
  { duty, version }: Pick<OwedDuty, "duty" | "version">,
): Promise<Duty> {
  const { responsibilities } = version === rules.version ? rules : await platform.rules.at(db, version)
  const found = responsibilities.duties.find(({ id }) => id === duty)
  if (found === undefined) throw new Error(`version ${version} has no duty ${duty}, and yet it is owed`)
  return found
}

/**
 * Ends and opens the duties that an act fulfils and gives rise to, in the act's own transaction. An act without any
 * sends no statement.
 */
export async function runDuties(db: Db, around: ActAround, done: ActDone): Promise<void> {
  const { rules, today } = around
  const { opening, ending } = actsOf(rules.responsibilities)
  const { act, jurisdiction, subject, state } = done
  const opened: OwedDuty[] = []
  if (ending.has(act)) {
    const ended: OwedDuty[] = []
    for (const owed of await owedAbout(db, { jurisdiction, ...subject })) {
      const duty = await dutyOf(db, around, owed)
      const [now, next] = afterAct(owed, { act, on: today }, duty, clockBy(around.platform, rules))
      if (now !== undefined && now.ended !== null) ended.push({ ...owed, ...now })
      if (next !== undefined) opened.push(owedFrom(next, around, done, owed.version))
    }
    await endOwed(db, ended)
  }
  if (opening.has(act))
    for (const duty of rules.responsibilities.duties.filter((one) => opens(one, { act, state, on: today }))) {
      const about = { subject: subject.id, jurisdiction, on: today }
      opened.push(owedFrom(openDuty(duty, about, clockBy(around.platform, rules)), around, done, rules.version))
    }
  await saveOwed(db, opened)
}

function owedFrom(
  obligation: Obligation,
  { platform, rules, resource }: ActAround,
  { act, subject }: ActDone,
  version: number,
): OwedDuty {
  const standing = rules.responsibilities.bodies.find(({ id }) => id === obligation.body)?.is
  const who = standing === "owner" ? resource.owner : standing === "organisation" ? resource.organisation : ""
  return {
    ...obligation,
    id: platform.newId(),
    version,
    organisation: who === "" ? null : who,
    subjectKind: subject.kind,
    openedBy: act,
  }
}
