import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Region } from "../session.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { Section } from "../ui/page.tsx"
import { RoleNames } from "../ui/role-names.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./account.module.css"

type Account = Region["sampleAccounts"][number]

interface SampleAccountsProps {
  readonly accounts: readonly Account[]
  readonly busy: boolean
  readonly onChoose: (account: Account) => void
}

/** Made-up people of a sample region, so that each role can be tried; other regions have none. */
export function SampleAccounts({ accounts, busy, onChoose }: SampleAccountsProps): ReactNode {
  const { t } = useTranslation("account")
  const say = useSay()
  return (
    <Section title={t("sample.title")} note={t("sample.note")}>
      <ul className={styles.samples}>
        {accounts.map((account) => (
          <li key={account.email}>
            <button type="button" disabled={busy} className={styles.sample} onClick={() => onChoose(account)}>
              <strong>{say(account.name)}</strong>
              <span>
                <RoleNames roles={account.roles} />
              </span>
              <span className={styles.soft}>{say(account.organisation)}</span>
              <MemberMark code={account.jurisdiction} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
