import { Button, NativeSelect, TextInput } from "@mantine/core"
import { type ReactNode, useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import styles from "./bench.module.css"
import { record, valueOfYaml, withField, writtenMethod, yamlOf } from "./method-text.ts"
import { stepForms } from "./step-forms.ts"
import { useWords } from "./words.ts"

interface VaryPanelProps {
  readonly text: string
  readonly onText: (text: string) => void
}

type Vary = Readonly<Record<string, unknown>>

/** What is uncertain about the index: how many runs, from which seed, and which arguments vary. */
export function VaryPanel({ text, onText }: VaryPanelProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { raw, steps, fault } = writtenMethod(text)
  if (fault !== undefined) return <p role="alert">{t("bench.yaml-fault", { fault })}</p>
  const given = record(raw.uncertainty)
  const vary: readonly Vary[] = Array.isArray(given.vary) ? given.vary.map(record) : []
  const change = (next: readonly Vary[]) =>
    onText(
      next.length === 0
        ? withField(text, ["uncertainty"], undefined)
        : withField(text, ["uncertainty"], { runs: 1000, seed: 1, ...given, vary: next }),
    )
  const names = [...new Set(steps.map(({ step }) => step))]
  return (
    <div className={styles.panel}>
      {vary.length === 0 ? <p className={styles.soft}>{t("bench.vary-none")}</p> : null}
      {vary.length === 0 ? null : (
        <div className={styles.fields}>
          {(["runs", "seed"] as const).map((name) => (
            <WholeField
              key={name}
              label={t(`bench.count.${name}`)}
              value={given[name] ?? (name === "runs" ? 1000 : 1)}
              onValue={(value) => onText(withField(text, ["uncertainty", name], value))}
            />
          ))}
        </div>
      )}
      <ol className={styles.steps}>
        {[...vary.entries()].map(([place, one]) => (
          <li key={`${place} ${one.step}`} className={styles.item}>
            <VaryFields vary={one} steps={names} onVary={(next) => change(vary.with(place, next))} />
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("bench.remove-vary", { place: place + 1 })}
              onClick={() => change(vary.toSpliced(place, 1))}
            >
              {t("bench.remove")}
            </Button>
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button
          variant="default"
          disabled={!names.includes("normalise")}
          onClick={() => change([...vary, { step: "normalise", argument: "method", among: ["min-max", "z-score"] }])}
        >
          {t("bench.add-argument")}
        </Button>
        <Button
          variant="default"
          disabled={!names.includes("weigh")}
          onClick={() => change([...vary, { step: "weigh", noise: 0.25 }])}
        >
          {t("bench.add-noise")}
        </Button>
      </div>
    </div>
  )
}

function WholeField(props: {
  readonly label: string
  readonly value: unknown
  readonly onValue: (value: number) => void
}): ReactNode {
  const { t } = useTranslation("observatory")
  const [text, setText] = useState(`${props.value}`)
  useEffect(() => setText(`${props.value}`), [props.value])
  const isWhole = /^-?\d{1,9}$/.test(text)
  return (
    <TextInput
      label={props.label}
      inputMode="numeric"
      value={text}
      error={isWhole ? undefined : t("bench.value-unread")}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        if (/^-?\d{1,9}$/.test(currentTarget.value)) props.onValue(Number(currentTarget.value))
      }}
    />
  )
}

interface VaryFieldsProps {
  readonly vary: Vary
  readonly steps: readonly string[]
  readonly onVary: (vary: Vary) => void
}

function VaryFields({ vary, steps, onVary }: VaryFieldsProps): ReactNode {
  const { t } = useTranslation("observatory")
  const words = useWords()
  if (vary.noise !== undefined)
    return (
      <>
        <strong>{t("bench.noise-title")}</strong>
        <div className={styles.fields}>
          <YamlField label={t("bench.noise")} value={vary.noise} onValue={(noise) => onVary({ ...vary, noise })} />
          <YamlField
            label={words.argument("levels")}
            value={vary.levels}
            onValue={(levels) => onVary(levels === undefined ? withoutLevels(vary) : { ...vary, levels })}
          />
        </div>
      </>
    )
  const step = `${vary.step ?? ""}`
  const fields = Object.entries(stepForms).find(([name]) => name === step)?.[1] ?? []
  const written = `${vary.argument ?? ""}`
  const names = fields.map(({ name }) => name)
  const kind = vary.between === undefined ? "among" : "between"
  return (
    <div className={styles.fields}>
      <NativeSelect
        label={t("bench.vary-step")}
        value={step}
        data={(steps.includes(step) ? steps : [step, ...steps]).map((name) => ({
          value: name,
          label: words.step(name),
        }))}
        onChange={({ currentTarget }) => onVary({ ...vary, step: currentTarget.value })}
      />
      <NativeSelect
        label={t("bench.vary-argument")}
        value={written}
        data={(names.includes(written) ? names : [written, ...names]).map((name) => ({
          value: name,
          label: words.argument(name),
        }))}
        onChange={({ currentTarget: { value } }) =>
          onVary({ ...vary, argument: value, among: alternatives(fields, value) })
        }
      />
      <NativeSelect
        label={t("bench.vary-kind")}
        value={kind}
        data={(["among", "between"] as const).map((name) => ({ value: name, label: t(`bench.vary.${name}`) }))}
        onChange={({ currentTarget: { value } }) => {
          const { among: _a, between: _b, ...rest } = vary
          onVary(value === "among" ? { ...rest, among: alternatives(fields, written) } : { ...rest, between: [0, 1] })
        }}
      />
      <YamlField
        label={t("bench.vary-values")}
        value={vary[kind]}
        onValue={(value) => onVary({ ...vary, [kind]: value })}
      />
    </div>
  )
}

function withoutLevels({ levels: _, ...rest }: Vary): Vary {
  return rest
}

/** All choices of an argument to begin with; of one without choices, two numbers to be changed. */
function alternatives(fields: (typeof stepForms)[keyof typeof stepForms], argument: string): readonly unknown[] {
  const field = fields.find(({ name }) => name === argument)?.field
  return field?.kind === "choice" ? field.among : field?.kind === "flag" ? [true, false] : [0, 1]
}

function YamlField(props: {
  readonly label: string
  readonly value: unknown
  readonly onValue: (value: unknown) => void
}): ReactNode {
  const { t } = useTranslation("observatory")
  const written = yamlOf(props.value)
  const [text, setText] = useState(written)
  const [fault, setFault] = useState(false)
  useEffect(() => setText(written), [written])
  return (
    <TextInput
      label={props.label}
      value={text}
      error={fault ? t("bench.value-unread") : undefined}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => {
        try {
          const value = valueOfYaml(text)
          setFault(false)
          if (yamlOf(value) !== written) props.onValue(value)
        } catch {
          setFault(true)
        }
      }}
    />
  )
}
