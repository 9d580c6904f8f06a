import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "../ui/icon.tsx"
import styles from "./dividing.module.css"
import type { Amounts } from "./game-state.ts"

interface AmountsFieldsProps {
  readonly label: string
  readonly what: string
  readonly amounts: Amounts
  readonly onAmounts: (amounts: Amounts) => void
}

/** An amount a name, one a row. */
export function AmountsFields({ label, what, amounts, onAmounts }: AmountsFieldsProps): ReactNode {
  const { t } = useTranslation("dividing")
  const entries = Object.entries(amounts)
  const put = (at: number, name: string, amount: string | number) => {
    if (entries.some(([other], index) => other === name && index !== at)) return
    onAmounts(Object.fromEntries(entries.map((entry, index) => (index === at ? [name, amount] : entry))))
  }
  return (
    <div>
      <table className={styles.grid} style={{ maxWidth: "26rem" }}>
        <caption className="hidden-text">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t("units.id")}</th>
            <th scope="col">{what}</th>
            <th scope="col">
              <span className="hidden-text">{t("units.remove")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(([name, amount], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names are typed, and rows keep their place
            <tr key={at}>
              <td>
                <input
                  className={styles.field}
                  aria-label={`${at + 1}: ${t("units.id")}`}
                  value={name}
                  onChange={({ currentTarget }) => put(at, currentTarget.value, amount)}
                />
              </td>
              <td>
                <input
                  className={`${styles.field} ${styles.number}`}
                  inputMode="decimal"
                  aria-label={`${name}: ${what}`}
                  value={`${amount}`}
                  onChange={({ currentTarget }) => put(at, name, currentTarget.value.trim())}
                />
              </td>
              <td>
                <button
                  type="button"
                  className={styles.sign}
                  aria-label={t("units.remove-one", { unit: name })}
                  disabled={entries.length === 1}
                  onClick={() => onAmounts(Object.fromEntries(entries.filter((_, index) => index !== at)))}
                >
                  <Icon name="close" size={16} />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => onAmounts({ ...amounts, [nextName(Object.keys(amounts))]: "0" })}
      >
        {t("units.add")}
      </Button>
    </div>
  )
}

/** The next letter that is free, so that names stay in the order in which they were added. */
function nextName(names: readonly string[]): string {
  return [..."abcdefghijklmnopqrstuvwxyz"].find((letter) => !names.includes(letter)) ?? `p${names.length + 1}`
}
