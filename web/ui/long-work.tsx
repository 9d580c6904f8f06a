import { Progress } from "@mantine/core"
import { type ReactNode, useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import type { RouteName } from "../api.ts"
import { showWork } from "./work-notices.tsx"

/** Milliseconds after which waiting shows what is done, and after which it says that one may go on elsewhere. */
const shownAfter = 1_000
const backgroundAfter = 10_000

interface LongWorkProps {
  /** What is being done, in a sentence that can stand alone. */
  readonly doing: string
  /** The act under way. With it the reader may leave the page, and is told on any other page when the act has ended. */
  readonly act?: RouteName
  /** Share that is done, from 0 to 1, when it is known. */
  readonly done?: number
}

/**
 * Shown while an act takes long: nothing for a second, then what is being done with a bar (moving when `done` is not
 * known), and after ten seconds that one may leave the page and will be told.
 * @example bring.isPending ? <LongWork act="importFacilities" doing={t("import.doing", { file })} /> : null
 */
export function LongWork({ doing, act, done }: LongWorkProps): ReactNode {
  const { t } = useTranslation("ui")
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const started = Date.now()
    const ticking = setInterval(() => setWaited(Date.now() - started), 500)
    return () => clearInterval(ticking)
  }, [])
  useTelling(act, doing)
  if (waited < shownAfter) return null
  return (
    <div role="status">
      <p style={{ margin: "0 0 0.35rem" }}>{doing}</p>
      <Progress value={done === undefined ? 100 : done * 100} animated={done === undefined} aria-label={doing} />
      {act === undefined || waited < backgroundAfter ? null : (
        <p style={{ color: "var(--ink-soft)" }}>{t("work.background")}</p>
      )}
    </div>
  )
}

function useTelling(act: RouteName | undefined, doing: string): void {
  // The address as it was drawn first: when the page is left, the router already knows the next one.
  const [at] = useState(() => `${location.pathname}${location.search}`)
  useEffect(() => (act === undefined ? undefined : showWork(act, { doing, at })), [act, doing, at])
}
