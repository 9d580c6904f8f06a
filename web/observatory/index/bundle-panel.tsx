import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "../../ui/icon.tsx"
import { saveFile } from "../../ui/save-file.ts"
import styles from "./bench.module.css"
import { type Bundle, bundleOf } from "./bundle-files.ts"
import type { Reopened } from "./use-reopened.ts"
import type { RunAnswer, TrialAnswer } from "./work-messages.ts"

interface BundlePanelProps {
  readonly name: string
  readonly answer: RunAnswer
  readonly trials: readonly TrialAnswer[]
  /** What is seen is being worked out anew: nothing is saved meanwhile. */
  readonly busy: boolean
}

/** Everything the index was made from and what came out, in one file that another person reruns to the same bytes. */
export function BundlePanel({ name, answer, trials, busy }: BundlePanelProps): ReactNode {
  const { t } = useTranslation("observatory")
  const bundle = bundleOf(answer, trials)
  return (
    <div className={styles.panel}>
      <div className={styles.buttons}>
        <Button
          variant="default"
          disabled={busy}
          leftSection={<Icon name="download" size={16} />}
          onClick={() => saveBundle(name, bundle)}
        >
          {t("bench.save-bundle")}
        </Button>
      </div>
      <ul className={styles.names}>
        {Object.entries(bundle).map(([file, text]) => (
          <li key={file}>
            <button
              type="button"
              className={styles.file}
              aria-label={t("bench.save-file", { file })}
              onClick={() => saveFile(file, "text/plain;charset=utf-8", text)}
            >
              {file}
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{t("bench.rerun-by-command")}</p>
      <p className={styles.code}>delta index run method.yaml --data long.csv --out out</p>
    </div>
  )
}

async function saveBundle(name: string, bundle: Bundle): Promise<void> {
  const { zipped } = await import("./bundle-zip.ts")
  saveFile(`${name}.zip`, "application/zip", new Blob([zipped(bundle)]))
}

/** Whether a bundle that was opened gave the same bytes. */
export function Verdict({ verdict }: { readonly verdict: Reopened["verdict"] }): ReactNode {
  const { t } = useTranslation("observatory")
  if (verdict === undefined) return null
  if (verdict === "working")
    return (
      <p role="status" className={styles.soft}>
        {t("bench.comparing")}
      </p>
    )
  const { same, differ } = verdict
  return (
    <p
      role="status"
      data-verdict={differ.length === 0 ? "same" : "differ"}
      className={differ.length === 0 ? styles.good : styles.bad}
    >
      {differ.length === 0
        ? t("bench.same-bytes", { files: same.join(", ") })
        : t("bench.other-bytes", { differ: differ.join(", "), same: same.length === 0 ? "–" : same.join(", ") })}
    </p>
  )
}
