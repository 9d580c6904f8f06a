import { CloseButton } from "@mantine/core"
import { type ReactNode, useSyncExternalStore } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem, type RouteName } from "../api.ts"
import { queries } from "../query.ts"
import { DecidingEntries } from "./deciding-entries.tsx"
import { Icon } from "./icon.tsx"
import { InnerLink } from "./inner-link.tsx"
import styles from "./work-notices.module.css"

/** Work that may be left: what it does, and the address where its outcome is shown. */
interface Work {
  readonly doing: string
  readonly at: string
}

interface Notice extends Work {
  readonly id: number
  /** What stood in the way; null when the work was done. */
  readonly fault: Error | null
}

const underWay = new Map<number, Work & { readonly shown: boolean }>()
let notices: readonly Notice[] = []
const listeners = new Set<() => void>()

function show(next: readonly Notice[]): void {
  notices = next
  for (const tell of listeners) tell()
}

function keep(act: RouteName, work: Work & { readonly shown: boolean }): void {
  const pending = queries.getMutationCache().findAll({ mutationKey: [act], status: "pending" })
  for (const { mutationId } of pending) underWay.set(mutationId, work)
}

/**
 * A page shows an act under way. When the act ends after the reader has left the page, its end is told wherever they are.
 * @returns to be called when the page is gone
 */
export function showWork(act: RouteName, work: Work): () => void {
  keep(act, { ...work, shown: true })
  return () => keep(act, { ...work, shown: false })
}

/** The address changes when the reader goes; the page they leave stays on screen until the next one is loaded. */
function isRead({ at, shown }: Work & { readonly shown: boolean }): boolean {
  return shown && at === `${location.pathname}${location.search}`
}

queries.getMutationCache().subscribe(({ mutation }) => {
  if (mutation === undefined || mutation.state.status === "pending" || mutation.state.status === "idle") return
  const work = underWay.get(mutation.mutationId)
  if (work === undefined) return
  underWay.delete(mutation.mutationId)
  if (isRead(work)) return
  const { error: fault } = mutation.state
  show([...notices, { doing: work.doing, at: work.at, id: mutation.mutationId, fault }])
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
          <Icon name={fault === null ? "check" : "assumed"} />
          <div className={styles.words}>
            <p>{t(fault === null ? "work.done" : "work.failed", { doing })}</p>
            {fault instanceof ApiProblem ? (
              <>
                <p>{fault.detail}</p>
                <DecidingEntries problem={fault} />
              </>
            ) : null}
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
