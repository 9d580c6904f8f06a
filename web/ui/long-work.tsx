import { Progress } from "@mantine/core"
import { type ReactNode, useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

/** Milliseconds after which waiting shows what is done, and after which it says that one may go on elsewhere. */
const shownAfter = 1_000
const backgroundAfter = 10_000

/**
 * Shown while an act takes long: nothing for a second, then what is being done with a bar (moving when `done` is not
 * known), and after ten seconds that one may leave the page and will be told.
 */
export function LongWork(props: { readonly doing: string; readonly done?: number }): ReactNode {
  const { t } = useTranslation("ui")
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const started = Date.now()
    const ticking = setInterval(() => setWaited(Date.now() - started), 500)
    return () => clearInterval(ticking)
  }, [])
  if (waited < shownAfter) return null
  return (
    <div role="status">
      <p style={{ margin: "0 0 0.35rem" }}>{props.doing}</p>
      <Progress
        value={props.done === undefined ? 100 : props.done * 100}
        animated={props.done === undefined}
        aria-label={props.doing}
      />
      {waited < backgroundAfter ? null : <p style={{ color: "var(--ink-soft)" }}>{t("work.background")}</p>}
    </div>
  )
}
