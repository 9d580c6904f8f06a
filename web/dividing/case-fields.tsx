import { Checkbox, NativeSelect, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import { type CaseFile, type Pack, versionOn } from "./case-state.ts"
import styles from "./dividing.module.css"

interface CaseFieldsProps {
  readonly given: CaseFile
  readonly pack: Pack
  readonly packs: readonly Pack[]
  readonly onPack: (pack: Pack) => void
  readonly onChange: (change: Partial<CaseFile>) => void
}

/** Which rule, on which day, what is divided; and the facts that the rule asks for. */
export function CaseFields({ given, pack, packs, onPack, onChange }: CaseFieldsProps): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const titles = packs.map(({ id, title, status }) => ({
    value: id,
    label: status === "in-force" ? say(title) : `${say(title)} · ${t(`status.${status}`)}`,
  }))
  return (
    <div data-screen-only className={styles.rule}>
      <NativeSelect
        label={t("case.pack")}
        value={pack.id}
        data={titles}
        onChange={({ currentTarget }) => {
          const chosen = packs.find(({ id }) => id === currentTarget.value)
          if (chosen !== undefined) onPack(chosen)
        }}
      />
      <div className={styles.filters}>
        <TextInput
          type="date"
          label={t("case.day")}
          value={given.day}
          onChange={({ currentTarget }) => onChange({ day: currentTarget.value })}
        />
        <TextInput
          label={t("case.amount")}
          description={say(pack.amount)}
          inputMode="decimal"
          value={`${given.amount ?? ""}`}
          onChange={({ currentTarget }) => onChange({ amount: currentTarget.value.replaceAll(",", "").trim() })}
        />
        <TextInput
          label={t("case.currency")}
          value={given.currency}
          readOnly={pack.currency !== null}
          maxLength={3}
          onChange={({ currentTarget }) => onChange({ currency: currentTarget.value.toUpperCase() })}
        />
      </div>
      <Facts given={given} pack={pack} onFacts={(facts) => onChange({ facts })} />
    </div>
  )
}

interface FactsProps {
  readonly given: CaseFile
  readonly pack: Pack
  readonly onFacts: (facts: CaseFile["facts"]) => void
}

function Facts({ given: { facts }, pack, onFacts }: FactsProps): ReactNode {
  const say = useSay()
  if (pack.facts.length === 0) return null
  return (
    <div className={styles.filters}>
      {pack.facts.map(({ id, title, kind, required, default: usual }) =>
        kind === "flag" ? (
          <Checkbox
            key={id}
            label={say(title)}
            checked={(facts[id] ?? usual) === true}
            onChange={({ currentTarget }) => onFacts({ ...facts, [id]: currentTarget.checked })}
          />
        ) : (
          <TextInput
            key={id}
            type={kind === "day" ? "date" : "text"}
            label={say(title)}
            required={required}
            placeholder={usual === null ? undefined : `${usual}`}
            value={`${facts[id] ?? ""}`}
            onChange={({ currentTarget }) => onFacts({ ...facts, [id]: currentTarget.value.trim() })}
          />
        ),
      )}
    </div>
  )
}

/** The version that decides on the day, what it says, its source, and what in it is assumed. */
export function PackFacts({ pack, day }: { readonly pack: Pack; readonly day: string }): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const version = versionOn(pack, day)
  return (
    <div className={styles.rule}>
      <p>{say(pack.summary)}</p>
      {version === undefined ? null : (
        <>
          <p className={styles.source}>
            {t("pack.version")} <DayText day={version.from} />
            {t("pack.reviewed")} <DayText day={pack.reviewed} />
            {t("pack.source")}
            {version.source === null ? "–" : say(version.source)}
          </p>
          {version.assumed.length === 0 ? null : (
            <details className={styles.fold} data-screen-only>
              <summary>{t("pack.assumed", { count: version.assumed.length })}</summary>
              <ul>
                {version.assumed.map((reason) => (
                  <li key={reason.en} className={styles.source}>
                    {say(reason)}
                  </li>
                ))}
              </ul>
            </details>
          )}
          {version.assumed.length === 0 ? null : (
            <div data-print-only>
              {version.assumed.map((reason) => (
                <p key={reason.en} className={styles.source}>
                  {t("steps.assumed")}: {say(reason)}
                </p>
              ))}
            </div>
          )}
        </>
      )}
    </div>
  )
}
