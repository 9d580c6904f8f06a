import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { MemberMark } from "../ui/member-mark.tsx"
import { SignedMoney } from "../ui/signed-money.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./governance.module.css"
import type { Impact } from "./motion-types.ts"

type Core = Impact["core"][number]

/** Whether a group of members would do better alone, by the rules in force and by the draft. */
export function StandingAlone({ core }: { readonly core: readonly Core[] }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  if (core.length === 0) return null
  return (
    <section className={styles.money}>
      <h3>{t(core.some(({ after }) => after.blocking !== null) ? "core.blocked" : "core.holds")}</h3>
      <p className={styles.soft}>{t("core.note")}</p>
      {core.map((one) => (
        <div key={one.measure} className={styles.core}>
          <h4>{say(one.name)}</h4>
          <p className={styles.soft}>{say(one.explanation)}</p>
          <dl className={styles.facts}>
            <Stand label={t("core.before")} stand={one.before} />
            <Stand label={t("core.after")} stand={one.after} />
          </dl>
        </div>
      ))}
    </section>
  )
}

function Stand({ label, stand }: { readonly label: string; readonly stand: Core["before"] }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const { blocking, text } = stand
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {blocking === null ? null : (
          <p className={styles.group}>
            {blocking.members.map((code) => (
              <MemberMark key={code} code={code} />
            ))}
            <span>
              {t("core.gain")} <SignedMoney amount={blocking.gain} />
            </span>
          </p>
        )}
        {say(text)}
      </dd>
    </div>
  )
}
