import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./governance.module.css"
import type { MatterClass } from "./motion-types.ts"

/** How matters of a class are decided: formulas as they are counted, days, and what ties and missing quorums lead to. */
export function MatterClassView({ matter }: { readonly matter: MatterClass }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const { source, assumed } = matter
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t("class.name")}</dt>
        <dd>
          <strong>{say(matter.name)}</strong>{" "}
          <ProvenanceMark
            of={say(matter.name)}
            provenance={{ source: assumed ? t("class.assumed") : source, ...(assumed ? { assumed: source } : {}) }}
          />
        </dd>
      </div>
      <div>
        <dt>{t("class.quorum")}</dt>
        <dd>
          <code>{matter.quorum}</code>
        </dd>
      </div>
      <div>
        <dt>{t("class.majority")}</dt>
        <dd>
          <code>{matter.majority}</code>
        </dd>
      </div>
      <div>
        <dt>{t("class.ballot")}</dt>
        <dd>
          {t(`ballot.${matter.ballot}`)}
          {t("list.comma")}
          {t(matter.replace ? "class.replaced" : "class.once")}
        </dd>
      </div>
      <div>
        <dt>{t("class.days")}</dt>
        <dd>
          {t("class.days-of", { consultation: matter.consultationDays, voting: matter.votingDays })}
          {matter.openingDays === 0 ? null : t("class.days-opening", { count: matter.openingDays })}
        </dd>
      </div>
      <div>
        <dt>{t("class.else")}</dt>
        <dd>
          {t(`class.tie-${matter.tie}`)} {t(`class.no-quorum-${matter.noQuorum}`)}
          {matter.ballot === "sealed" ? ` ${t(`class.unopened-${matter.unopened}`)}` : null}
        </dd>
      </div>
    </dl>
  )
}
