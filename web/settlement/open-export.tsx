import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Section } from "../ui/page.tsx"
import styles from "./settlement.module.css"

const files = [
  { address: "/api/ledger/export", name: "JSON" },
  { address: "/api/ledger/export/hledger", name: "hledger" },
  { address: "/api/ledger/export/beancount", name: "beancount" },
]

/** The whole ledger as files, for everyone: to compute again, and for bookkeeping programs. */
export function OpenExport(): ReactNode {
  const { t } = useTranslation("settlement")
  return (
    <div data-screen-only>
      <Section title={t("export.title")} note={t("export.text")}>
        <ul className={styles.files}>
          {files.map(({ address, name }) => (
            <li key={address}>
              <a href={address} download>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
