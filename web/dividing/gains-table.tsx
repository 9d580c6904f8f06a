import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { grouped, signed, signOf } from "../ui/figures.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { byMember, changes } from "./by-member.ts"
import styles from "./dividing.module.css"
import type { Division } from "./division-view.tsx"
import { SignedFigure } from "./signed-figure.tsx"

interface GainsTableProps {
  readonly title: string
  readonly before: { readonly label: string; readonly division: Division }
  readonly after: { readonly label: string; readonly division: Division }
}

/** Two divisions beside each other, member by member: who gains and who loses, in a sentence and in a table. */
export function GainsTable({ title, before, after }: GainsTableProps): ReactNode {
  const { t } = useTranslation("dividing")
  const rows = changes(byMember(before.division), byMember(after.division))
  const { currency } = before.division.answer
  return (
    <div data-gains className={styles.rule}>
      <p role="status">
        <strong>{title}</strong> <Told rows={rows} />
      </p>
      <ScrollArea label={title}>
        <table className={styles.table}>
          <caption className="hidden-text">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("result.member")}</th>
              <th scope="col" className={styles.figure}>
                {before.label} ({currency})
              </th>
              <th scope="col" className={styles.figure}>
                {after.label} ({currency})
              </th>
              <th scope="col" className={styles.figure}>
                {t("gains.difference")}
              </th>
            </tr>
          </thead>
          <tbody>
            {byMember(after.division).map(({ key, member, amount }) => {
              const change = rows.find((one) => one.key === key)
              return (
                <tr key={key} data-receiver={key}>
                  <th scope="row">{member === null ? key : <MemberMark code={member} />}</th>
                  <td className={styles.figure}>{grouped(change?.amount ?? "0")}</td>
                  <td className={styles.figure}>{grouped(amount)}</td>
                  <td className={styles.figure}>
                    <SignedFigure amount={change?.difference ?? "0"} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollArea>
    </div>
  )
}

/** Who gains and who loses, most first. */
export function Told({ rows }: { readonly rows: ReturnType<typeof changes> }): ReactNode {
  const { t } = useTranslation("dividing")
  const told = (sign: number) =>
    rows
      .filter(({ difference }) => signOf(difference) === sign)
      .toSorted((a, b) => Math.abs(Number(b.difference)) - Math.abs(Number(a.difference)))
      .slice(0, 6)
      .map(({ key, member, difference }, index) => (
        <span key={key}>
          {index === 0 ? null : t("list.comma")}
          <span className={styles.kept}>
            {member === null ? key : <MemberMark code={member} />} <span className="number">{signed(difference)}</span>
          </span>
        </span>
      ))
  const [gain, lose] = [told(1), told(-1)]
  if (gain.length === 0 && lose.length === 0) return t("gains.nobody")
  return (
    <>
      {gain.length === 0 ? null : (
        <>
          {t("gains.gain")} {gain}
        </>
      )}
      {gain.length === 0 || lose.length === 0 ? null : `${t("list.semicolon")} `}
      {lose.length === 0 ? null : (
        <>
          {t("gains.lose")} {lose}
        </>
      )}
      {t("list.stop")}
    </>
  )
}
