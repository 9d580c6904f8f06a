import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { percent } from "../ui/figures.ts"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import type { Pack } from "./case-state.ts"
import styles from "./dividing.module.css"
import type { Division } from "./division-view.tsx"
import { SignedFigure } from "./signed-figure.tsx"
import { shortTitle } from "./units-table.tsx"

/** What hangs on each weight: a row a factor, a column a unit. */
export function SensitivityTable({ pack, division }: { readonly pack: Pack; readonly division: Division }): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const { sensitivity, answer } = division
  const [first] = sensitivity
  if (first === undefined) return <p className={styles.soft}>{t("sensitivity.none")}</p>
  return (
    <ScrollArea label={t("sensitivity.title")}>
      <table className={styles.table}>
        <caption className={styles.soft}>
          {t("sensitivity.caption", { step: percent(first.step).replace("%", ""), currency: answer.currency })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("sensitivity.factor")}</th>
            {first.parts.map(({ id }) => (
              <th key={id} scope="col" className={styles.figure}>
                {id}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sensitivity.map(({ factor, parts }) => {
            const title = pack.factors.find(({ id }) => id === factor)?.title
            return (
              <tr key={factor}>
                <th scope="row">{title === undefined ? factor : shortTitle(say(title))}</th>
                {parts.map(({ id, difference }) => (
                  <td key={id} className={styles.figure}>
                    <SignedFigure amount={difference} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollArea>
  )
}
