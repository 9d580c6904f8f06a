import { CloseButton } from "@mantine/core"
import type { Mutation } from "@tanstack/react-query"
import { type ReactNode, useSyncExternalStore } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem, type RouteName } from "../api.ts"
import { queries } from "../query.ts"
import { Icon } from "./icon.tsx"
import { InnerLink } from "./inner-link.tsx"
import styles from "./work-notices.module.css"

/** Work whose page the reader has left: what it does, and the address where its outcome is shown. */
interface LeftWork {
  readonly doing: string
  readonly at: string
}

interface Notice extends LeftWork {
  readonly id: number
  /** What stood in the way; absent when the work was done. */
  readonly fault?: string
}

const left = new Map<number, LeftWork>()
let notices: readonly Notice[] = []
const listeners = new Set<() => void>()

function show(next: readonly Notice[]): void {
  notices = next
  for (const tell of listeners) tell()
}

function pending(act: RouteName): readonly Mutation[] {
  return queries.getMutationCache().findAll({ mutationKey: [act], status: "pending" })
}

/** The reader goes to another page while an act is under way: its end will be told there. */
export function leaveWork(act: RouteName, work: LeftWork): void {
  for (const { mutationId } of pending(act)) left.set(mutationId, work)
}

/** The reader is on the page of the act again, which shows its end by itself. */
export function returnToWork(act: RouteName): void {
  for (const { mutationId } of pending(act)) left.delete(mutationId)
}

queries.getMutationCache().subscribe(({ mutation }) => {
  if (mutation === undefined || mutation.state.status === "pending") return
  const work = left.get(mutation.mutationId)
  if (work === undefined || mutation.state.status === "idle") return
  left.delete(mutation.mutationId)
  const { error } = mutation.state
  const fault = error === null ? {} : { fault: error instanceof ApiProblem ? error.detail : "" }
  show([...notices, { ...work, id: mutation.mutationId, ...fault }])
})

/** Tells, on whatever page the reader is, that work they left has ended; stands once in the frame. */
export function WorkNotices(): ReactNode {
  const { t } = useTranslation("ui")
  const shown = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => notices,
  )
  const close = (id: number) => show(notices.filter((notice) => notice.id !== id))
  return (
    <div role="status" className={styles.notices} data-screen-only>
      {shown.map(({ id, doing, at, fault }) => (
        <div key={id} className={styles.notice}>
          <Icon name={fault === undefined ? "check" : "assumed"} />
          <div className={styles.words}>
            <p>{t(fault === undefined ? "work.done" : "work.failed", { doing })}</p>
            {fault ? <p>{fault}</p> : null}
            <InnerLink href={at} onFollow={() => close(id)}>
              {t("work.show")}
            </InnerLink>
          </div>
          <CloseButton aria-label={t("work.close")} onClick={() => close(id)} />
        </div>
      ))}
    </div>
  )
}
