import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { Icon } from "../ui/icon.tsx"
import { saveFile } from "../ui/save-file.ts"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./evidence.module.css"

/** The newest signed head: keep it, and nobody can cut what came before it without your seeing it. */
export function Head({ head }: { readonly head: Reply<"readHead"> }): ReactNode {
  const { t } = useTranslation("evidence")
  return (
    <div className={styles.head}>
      <dl className={styles.facts}>
        <div>
          <dt>{t("head.size")}</dt>
          <dd className="number">{head.size}</dd>
        </div>
        <div>
          <dt>{t("head.pending")}</dt>
          <dd className="number">{head.pending}</dd>
        </div>
        <div>
          <dt>{t("head.at")}</dt>
          <dd>
            <InstantText at={head.at} />
          </dd>
        </div>
        <div className={styles.long}>
          <dt>{t("head.root")}</dt>
          <dd>
            <code>{head.root}</code>
          </dd>
        </div>
        <div className={styles.long}>
          <dt>{t("head.verifier")}</dt>
          <dd>
            <code>{head.verifier}</code>
          </dd>
        </div>
      </dl>
      <details>
        <summary className={styles.summary}>{t("head.checkpoint")}</summary>
        <pre className={styles.code}>{head.checkpoint}</pre>
      </details>
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="download" size={16} />}
          onClick={() => saveFile(`checkpoint-${head.size}.txt`, "text/plain;charset=utf-8", head.checkpoint)}
        >
          {t("head.keep")}
        </Button>
      </div>
    </div>
  )
}
