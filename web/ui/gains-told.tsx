import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { MemberMark } from "./member-mark.tsx"
import { CurrencyContext } from "./money-text.tsx"
import styles from "./signed-money.module.css"
import { signedText } from "./signed-money.tsx"

interface Gains {
  /** Members, most first. */
  readonly winners: readonly string[]
  readonly losers: readonly string[]
  readonly members: readonly { readonly member: string; readonly difference: string }[]
}

/** Whether any member gains or loses. */
export function isMoved({ winners, losers }: Gains): boolean {
  return winners.length + losers.length > 0
}

/** Who gains and who loses, most first. */
export function GainsTold({ view }: { readonly view: Gains }): ReactNode {
  const { t } = useTranslation("ui")
  const currency = useContext(CurrencyContext)
  const told = (members: readonly string[]) =>
    members.map((code, index) => (
      <span key={code} className={styles.told}>
        <MemberMark code={code} />{" "}
        <span className="number">
          {signedText(view.members.find(({ member }) => member === code)?.difference ?? "0", currency)}
          {index === members.length - 1 ? null : t("list.and")}
        </span>
        {index === members.length - 1 ? null : " "}
      </span>
    ))
  if (!isMoved(view)) return t("gains.nobody")
  return (
    <>
      {view.winners.length === 0 ? null : (
        <>
          {t("gains.more")}
          {told(view.winners)}
        </>
      )}
      {view.winners.length === 0 || view.losers.length === 0 ? null : t("list.semicolon")}
      {view.losers.length === 0 ? null : (
        <>
          {t("gains.less")}
          {told(view.losers)}
        </>
      )}
    </>
  )
}
