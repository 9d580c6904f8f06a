import { Button } from "@mantine/core"
import { useRouterState } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem, Unreachable } from "../api.ts"
import { DecidingEntries } from "./deciding-entries.tsx"
import { Icon } from "./icon.tsx"
import { InnerLink } from "./inner-link.tsx"
import styles from "./refusal-notice.module.css"

interface RefusalNoticeProps {
  readonly error: unknown
  /** What was asked, in the caller's words. */
  readonly asked?: string
  /** The act that would help, when there is one. */
  readonly help?: ReactNode
  readonly onRetry?: () => void
}

/** A refusal or fault: what was asked, what stands in the way (with the entry), what would help; the code small beneath. */
export function RefusalNotice({ error, asked, help, onRetry }: RefusalNoticeProps): ReactNode {
  const { t } = useTranslation("ui")
  const problem = error instanceof ApiProblem ? error : undefined
  const retry = problem === undefined || problem.status >= 500 || problem.status === 429 ? onRetry : undefined
  // A proxy before a server that is away answers without a problem document.
  const away = error instanceof Unreachable || (problem !== undefined && problem.detail === "")
  const ours = t(away ? "refusal.unreachable" : "refusal.page-fault")
  return (
    <div role="alert" className={styles.notice}>
      <Icon name="assumed" size={22} />
      <div className={styles.words}>
        <p className={styles.asked}>{asked ?? t("refusal.title")}</p>
        <p>{problem?.detail || ours}</p>
        <Faults problem={problem} />
        <DecidingEntries problem={problem} />
        {problem?.help === undefined ? null : <p className={styles.help}>{problem.help}</p>}
        <div className={styles.acts}>
          {help}
          {problem?.status === 401 ? <SignInLink /> : null}
          {retry === undefined ? null : (
            <Button size="compact-sm" variant="default" onClick={retry}>
              {t("refusal.retry")}
            </Button>
          )}
        </div>
        <p className={styles.code}>
          {problem === undefined ? (error instanceof Unreachable ? null : `${error}`) : problem.code}
          {problem?.fault === undefined ? null : ` · ${problem.fault}`}
        </p>
      </div>
    </div>
  )
}

/** Leads to the sign-in page and back here; what was typed waits in its draft. */
function SignInLink(): ReactNode {
  const { t } = useTranslation("ui")
  const here = useRouterState({ select: ({ location }) => location.href })
  return (
    <InnerLink href={`/sign-in?back=${encodeURIComponent(here)}`} className={styles.link}>
      {t("refusal.sign-in")}
    </InnerLink>
  )
}

function Faults({ problem }: { readonly problem: ApiProblem | undefined }): ReactNode {
  const { t } = useTranslation("ui")
  if (problem === undefined || problem.fields.length === 0) return null
  return (
    <ul className={styles.list}>
      {problem.fields.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path === "" ? null : <strong>{t("field", { field: path })}</strong>}
          {message}
        </li>
      ))}
    </ul>
  )
}
