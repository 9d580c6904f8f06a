import { Checkbox, NativeSelect, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { latestValue, ParameterMark } from "../rulebook/parameter-mark.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import { WhenText } from "../ui/time-text.tsx"
import type { DraftValues } from "./draft-change.ts"
import styles from "./governance.module.css"

import type { Parameter } from "./motion-types.ts"
import { shareNumber } from "./share-number.ts"
import { unitKey, ValueText } from "./value-text.tsx"

interface ParameterFieldsProps {
  readonly parameter: Parameter
  readonly values: DraftValues
  /** What is wrong with the value. */
  readonly wrong: string | undefined
  readonly help: string | undefined
  /** What the value would have done, in short. */
  readonly answer: ReactNode
  readonly onChange: (change: Partial<DraftValues>) => void
}

/** What a parameter is now, what is decided for later, and the value that the motion proposes. */
export function ParameterFields({ parameter, values, wrong, help, answer, onChange }: ParameterFieldsProps): ReactNode {
  const { t } = useTranslation("governance")
  const unit = unitKey(parameter.unit)
  const isMoney = unit === "minor" || unit === "minor-year"
  const isWhole = isMoney && /^\d{1,15}$/.test(values.value.trim())
  return (
    <>
      <ParameterFacts parameter={parameter} />
      {unit === "word" ? (
        <NativeSelect
          label={t("form.value")}
          required
          disabled={values.ends !== ""}
          value={values.value}
          error={wrong}
          data={[
            { value: "", label: t("new.choose") },
            { value: "accept", label: t("word.accept") },
            { value: "decline", label: t("word.decline") },
          ]}
          onChange={({ currentTarget }) => onChange({ value: currentTarget.value })}
        />
      ) : (
        <TextInput
          label={`${t("form.value")} (${t(`unit.${unit}`)})`}
          description={t(`form.example-${unit}`)}
          inputMode={unit === "share" ? "text" : "numeric"}
          autoComplete="off"
          required
          disabled={values.ends !== ""}
          value={values.value}
          error={wrong === undefined ? undefined : [wrong, help].filter((text) => text !== undefined).join(" ")}
          onChange={({ currentTarget }) => onChange({ value: currentTarget.value })}
        />
      )}
      {isWhole ? (
        <p className={styles.soft}>
          = <MoneyText amount={values.value.trim()} />
        </p>
      ) : null}
      {unit === "share" && values.ends === "" ? <ShareSlider value={values.value} onChange={onChange} /> : null}
      {answer}
      <Checkbox
        label={t("form.ends")}
        description={t("form.ends-note")}
        checked={values.ends !== ""}
        onChange={({ currentTarget }) => onChange({ ends: currentTarget.checked ? "yes" : "" })}
      />
    </>
  )
}

function ParameterFacts({ parameter }: { readonly parameter: Parameter }): ReactNode {
  const { t } = useTranslation("governance")
  const { data: day } = useQuery(read("readDay"))
  const now = latestValue(parameter)
  const later = parameter.values.filter(({ from }) => day !== undefined && from.slice(0, 10) > day.today)
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t("form.now")}</dt>
        <dd>
          <ValueText value={parameter.current} unit={parameter.unit} none={t("change.none")} />{" "}
          {now === undefined ? null : <ParameterMark parameter={parameter} value={now} />}
        </dd>
      </div>
      <div>
        <dt>{t("form.later")}</dt>
        <dd>
          {later.length === 0 ? t("form.later-none") : null}
          {later.map(({ from, value }) => (
            <div key={from}>
              <ValueText value={value} unit={parameter.unit} none={t("change.ends")} /> {t("change.from")}{" "}
              <WhenText at={from} />
            </div>
          ))}
        </dd>
      </div>
      <div>
        <dt>{t("form.set-by")}</dt>
        <dd>
          {t("form.by-members")}{" "}
          <Link to="/parameters/$parameter" params={{ parameter: parameter.id }}>
            {t("new.see-parameter")}
          </Link>
        </dd>
      </div>
    </dl>
  )
}

interface ShareSliderProps {
  readonly value: string
  readonly onChange: (change: Partial<DraftValues>) => void
}

/** A share by hand: hundredths from 0 to 1. What is typed more exactly stays as it is typed. */
function ShareSlider({ value, onChange }: ShareSliderProps): ReactNode {
  const { t } = useTranslation("governance")
  const share = shareNumber(value)
  return (
    <div className={styles.slider}>
      <input
        type="range"
        min={0}
        max={100}
        step={1}
        aria-label={t("form.slider")}
        aria-valuetext={share === undefined ? t("change.none") : `${Math.round(share * 1000) / 10} %`}
        value={Math.round((share ?? 0) * 100)}
        onChange={({ currentTarget }) => onChange({ value: `${Number(currentTarget.value) / 100}` })}
      />
      <output className="number">{share === undefined ? "–" : `${Math.round(share * 1000) / 10} %`}</output>
    </div>
  )
}
