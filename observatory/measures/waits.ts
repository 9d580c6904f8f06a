import type { StageId } from "./definitions.ts"

/** Something that waits at a stage: from when, until when by its clock (null: none runs), and when it ended. */
export interface Wait {
  readonly stage: StageId
  readonly member: string
  readonly since: number
  due: number | null
  ended: number | null
}

/** Everything that waits or waited. */
export interface Waits {
  /** Opens a wait; one that is open under that name ends. */
  open(name: string, wait: Omit<Wait, "ended">): void
  /** Gives an open wait another clock. */
  redate(name: string, due: number): void
  end(name: string, at: number): void
  /** Waits that ran at a moment, in the order in which they were opened. */
  at(moment: number): readonly Wait[]
}

export function openWaits(): Waits {
  const open = new Map<string, Wait>()
  const past: Wait[] = []
  const end = (name: string, at: number): void => {
    const wait = open.get(name)
    if (wait === undefined) return
    open.delete(name)
    // What ended before it began to count never waited, and would only be carried along.
    if (at > wait.since) past.push({ ...wait, ended: at })
  }
  return {
    end,
    open(name, wait) {
      end(name, wait.since)
      open.set(name, { ...wait, ended: null })
    },
    redate(name, due) {
      const wait = open.get(name)
      if (wait !== undefined) wait.due = due
    },
    at: (moment) =>
      [...past, ...open.values()].filter(({ since, ended }) => since <= moment && (ended === null || ended > moment)),
  }
}
