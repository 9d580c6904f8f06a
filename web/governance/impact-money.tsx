import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { GainsTold, isMoved } from "../ui/gains-told.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { SignedMoney, signOf } from "../ui/signed-money.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./governance.module.css"
import type { Impact } from "./motion-types.ts"

type View = Impact["views"][number]

/** One kind of money: who gains and who loses in a sentence, then member by member with bars from zero. */
export function ImpactMoney({ view }: { readonly view: View }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  if (isMoved(view))
    return (
      <section className={styles.money} data-view={view.of}>
        <h3>
          {say(view.name)}
          {t("list.colon")}
          <GainsTold view={view} />
        </h3>
        <Figures view={view} />
      </section>
    )
  return (
    <details className={styles.money} data-view={view.of}>
      <summary>
        {say(view.name)}
        {t("list.colon")}
        <GainsTold view={view} />
      </summary>
      <Figures view={view} />
    </details>
  )
}

function Figures({ view }: { readonly view: View }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const most = view.members.reduce((found, { difference }) => {
    const size = BigInt(difference) < 0n ? -BigInt(difference) : BigInt(difference)
    return size > found ? size : found
  }, 0n)
  return (
    <>
      <p className={styles.soft}>{say(view.explanation)}</p>
      <ScrollArea label={say(view.name)}>
        <table className={styles.table}>
          <caption className="hidden-text">{say(view.name)}</caption>
          <thead>
            <tr>
              <th scope="col">{t("impact.member")}</th>
              <th scope="col" className={styles.figure}>
                {t("impact.difference")}
              </th>
              <th scope="col">
                <span className="hidden-text">{t("impact.bar")}</span>
              </th>
              <th scope="col" className={styles.figure}>
                {t("impact.before")}
              </th>
              <th scope="col" className={styles.figure}>
                {t("impact.after")}
              </th>
              <th scope="col" className={styles.figure}>
                {t("impact.cases")}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.members.map((row) => (
              <tr key={row.member} data-member={row.member}>
                <th scope="row">
                  <MemberMark code={row.member} />
                </th>
                <td className={styles.figure}>
                  <SignedMoney amount={row.difference} />
                </td>
                <td aria-hidden="true">
                  <Bar amount={row.difference} most={most} />
                </td>
                <Amounts {...row} />
                <td className={styles.figure}>{row.cases}</td>
              </tr>
            ))}
            <tr className={styles.sum}>
              <th scope="row">{t("impact.total")}</th>
              <td className={styles.figure}>
                <SignedMoney amount={view.totals.difference} />
              </td>
              <td />
              <Amounts {...view.totals} />
              <td />
            </tr>
          </tbody>
        </table>
      </ScrollArea>
    </>
  )
}

function Amounts({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  return (
    <>
      <td className={styles.figure}>
        <MoneyText amount={before} />
      </td>
      <td className={styles.figure}>
        <MoneyText amount={after} />
      </td>
    </>
  )
}

/** A bar to the right of zero for more, to the left for less; the longest fills its half. */
function Bar({ amount, most }: { readonly amount: string; readonly most: bigint }): ReactNode {
  const share = most === 0n ? 0 : Number((BigInt(amount) * 1000n) / most) / 1000
  return (
    <span className={styles.bar} data-sign={signOf(amount)} style={{ "--share": Math.abs(share) }}>
      <span />
    </span>
  )
}
