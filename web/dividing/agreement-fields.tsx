import { TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import type { CaseFile, Pack, PackVersion } from "./case-state.ts"
import styles from "./dividing.module.css"
import { shortTitle } from "./units-table.tsx"

interface AgreementFieldsProps {
  readonly given: CaseFile
  readonly pack: Pack
  readonly version: PackVersion | undefined
  readonly onCase: (change: Partial<CaseFile>) => void
}

/** What some rules take beside units and facts: totals that reach beyond the case, and shares that the parties agreed. */
export function AgreementFields({ given, pack, version, onCase }: AgreementFieldsProps): ReactNode {
  // What a file brought stays to be seen, also where the rule does not take it and refuses it.
  const hasTotals = version?.takesTotals === true || given.totals !== undefined
  const hasAgreement = version?.takesAgreement === true || given.agreement !== undefined
  return (
    <div data-screen-only>
      {hasTotals ? <Totals given={given} pack={pack} onTotals={(totals) => onCase({ totals })} /> : null}
      {hasAgreement ? <Agreement given={given} onAgreement={(agreement) => onCase({ agreement })} /> : null}
    </div>
  )
}

interface TotalsProps {
  readonly given: CaseFile
  readonly pack: Pack
  readonly onTotals: (totals: NonNullable<CaseFile["totals"]>) => void
}

function Totals({ given: { totals = {} }, pack, onTotals }: TotalsProps): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  return (
    <details className={styles.fold} open={Object.keys(totals).length > 0}>
      <summary>{t("totals.title")}</summary>
      <p className={styles.soft}>{t("totals.note")}</p>
      <div className={styles.filters}>
        {pack.factors.map(({ id, title }) => (
          <TextInput
            key={id}
            inputMode="decimal"
            label={t("totals.of", { factor: shortTitle(say(title)) })}
            value={`${totals[id] ?? ""}`}
            onChange={({ currentTarget }) => onTotals({ ...totals, [id]: currentTarget.value.trim() })}
          />
        ))}
      </div>
    </details>
  )
}

interface AgreementProps {
  readonly given: CaseFile
  readonly onAgreement: (agreement: CaseFile["agreement"]) => void
}

/** An agreement without a name and without shares is none. */
function Agreement({ given: { agreement, units }, onAgreement }: AgreementProps): ReactNode {
  const { t } = useTranslation("dividing")
  const { reference = "", shares = {} } = agreement ?? {}
  const change = (next: Partial<NonNullable<CaseFile["agreement"]>>) => {
    const changed = { reference, shares, ...next }
    const isEmpty = changed.reference === "" && Object.values(changed.shares).every((share) => share === "")
    onAgreement(isEmpty ? undefined : changed)
  }
  return (
    <details className={styles.fold} open={agreement !== undefined}>
      <summary>{t("agreement.title")}</summary>
      <p className={styles.soft}>{t("agreement.note")}</p>
      <TextInput
        label={t("agreement.reference")}
        value={reference}
        onChange={({ currentTarget }) => change({ reference: currentTarget.value })}
      />
      <table className={styles.grid} style={{ maxWidth: "26rem" }}>
        <caption className="hidden-text">{t("agreement.shares")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("units.id")}</th>
            <th scope="col">{t("agreement.share")}</th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ id }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: ids are typed, and rows keep their place
            <tr key={at}>
              <th scope="row">{id}</th>
              <td>
                <input
                  className={`${styles.field} ${styles.number}`}
                  inputMode="decimal"
                  aria-label={`${id}: ${t("agreement.share")}`}
                  value={`${shares[id] ?? ""}`}
                  onChange={({ currentTarget }) => change({ shares: { ...shares, [id]: currentTarget.value.trim() } })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
