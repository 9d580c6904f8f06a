import { Checkbox, NativeSelect, TextInput } from "@mantine/core"
import { type ReactNode, useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import type { StepName } from "../../../observatory/index.ts"
import styles from "./bench.module.css"
import { record, valueOfYaml, yamlOf } from "./method-text.ts"
import type { Names } from "./names-of.ts"
import { type StepField, stepForms } from "./step-forms.ts"
import { useWords } from "./words.ts"

interface StepFieldsProps {
  readonly step: StepName
  readonly given: Readonly<Record<string, unknown>>
  readonly names: Names
  readonly onGiven: (given: Readonly<Record<string, unknown>>) => void
}

/** The form of a step, made from its description. What is left at its usual value is not written into the method. */
export function StepFields({ step, given, names, onGiven }: StepFieldsProps): ReactNode {
  const { t } = useTranslation("observatory")
  const fields = stepForms[step]
  const method = given.method ?? fields.find(({ name }) => name === "method")?.usual
  const shown = fields.filter(
    (field) => field.with === undefined || given[field.name] !== undefined || field.with.includes(`${method}`),
  )
  if (fields.length === 0) return <p className={styles.soft}>{t("bench.no-arguments")}</p>
  return (
    <div className={styles.fields}>
      {shown.map((field) => (
        <ArgumentField
          key={field.name}
          field={field}
          value={given[field.name]}
          names={names}
          onValue={(value) => {
            const { [field.name]: _, ...rest } = given
            onGiven(value === undefined ? rest : { ...given, [field.name]: value })
          }}
        />
      ))}
    </div>
  )
}

interface ArgumentFieldProps {
  readonly field: StepField
  readonly value: unknown
  readonly names: Names
  readonly onValue: (value: unknown) => void
}

function ArgumentField({ field: given, value, names, onValue }: ArgumentFieldProps): ReactNode {
  const { field, usual, name } = given
  const words = useWords()
  const label = words.argument(name)
  const isPlain = value === undefined || ["string", "number", "boolean"].includes(typeof value)
  if (field.kind === "choice" && isPlain)
    return <ChoiceField label={label} among={field.among} usual={usual} value={value} onValue={onValue} />
  if (field.kind === "column" && isPlain)
    return <ChoiceField label={label} among={names.columns} usual={undefined} value={value} onValue={onValue} plain />
  if (field.kind === "flag" && isPlain)
    return (
      <Checkbox
        label={label}
        checked={(value ?? usual === "true") === true}
        onChange={({ currentTarget: { checked } }) => onValue(`${checked}` === usual ? undefined : checked)}
      />
    )
  if (field.kind === "by-level")
    return (
      <MethodsOf
        label={label}
        among={field.among}
        keys={names.levels.map((level) => ({ key: level, label: words.level(level) }))}
        value={value}
        onValue={onValue}
      />
    )
  if (field.kind === "by-node")
    return (
      <MethodsOf
        label={label}
        among={field.among}
        keys={names.nodes.map(({ code, name: said }) => ({ key: code, label: said }))}
        value={value}
        onValue={onValue}
      />
    )
  const example = field.kind === "yaml" ? field.example : undefined
  return <WrittenField label={label} value={value} usual={usual} example={example} onValue={onValue} />
}

interface ChoiceFieldProps {
  readonly label: string
  readonly among: readonly string[]
  readonly usual: string | undefined
  readonly value: unknown
  readonly onValue: (value: unknown) => void
  /** The values are names of the data, not words of the method file. */
  readonly plain?: boolean
}

function ChoiceField({ label, among, usual, value, onValue, plain = false }: ChoiceFieldProps): ReactNode {
  const words = useWords()
  const written = value === undefined ? (usual ?? "") : `${value}`
  const known = usual === undefined ? ["", ...among] : among
  return (
    <NativeSelect
      label={label}
      value={written}
      data={[...known, ...(known.includes(written) ? [] : [written])].map((one) => ({
        value: one,
        label: one === "" ? "–" : plain ? one : words.value(one),
      }))}
      onChange={({ currentTarget }) =>
        onValue(currentTarget.value === usual || currentTarget.value === "" ? undefined : currentTarget.value)
      }
    />
  )
}

interface MethodsOfProps {
  readonly label: string
  readonly among: readonly string[]
  readonly keys: readonly { readonly key: string; readonly label: string }[]
  readonly value: unknown
  readonly onValue: (value: unknown) => void
}

/** A method for each level or node; those without one have that of all. */
function MethodsOf({ label, among, keys, value, onValue }: MethodsOfProps): ReactNode {
  const words = useWords()
  const given = record(value)
  return (
    <fieldset className={styles.fieldset}>
      <legend>{label}</legend>
      {keys.map(({ key, label: said }) => {
        const one = given[key]
        const name = typeof one === "object" ? `${record(one).name ?? ""}` : `${one ?? ""}`
        return (
          <NativeSelect
            key={key}
            label={said}
            value={name}
            data={["", ...among].map((method) => ({ value: method, label: method === "" ? "–" : words.value(method) }))}
            onChange={({ currentTarget: { value: method } }) => {
              const { [key]: _, ...rest } = given
              const next = method === "" ? rest : { ...given, [key]: methodNamed(method) }
              onValue(Object.keys(next).length === 0 ? undefined : next)
            }}
          />
        )
      })}
    </fieldset>
  )
}

/** A method that cannot do without an option gets one to begin with. */
function methodNamed(method: string): unknown {
  return method === "generalised" ? { name: method, power: 0.5 } : method
}

interface WrittenFieldProps {
  readonly label: string
  readonly value: unknown
  readonly usual: string | undefined
  readonly example: string | undefined
  readonly onValue: (value: unknown) => void
}

/** A value that is written: a number, a name, or YAML; taken over when the field is left. */
function WrittenField({ label, value, usual, example, onValue }: WrittenFieldProps): ReactNode {
  const { t } = useTranslation("observatory")
  const written = yamlOf(value)
  const [text, setText] = useState(written)
  const [fault, setFault] = useState(false)
  useEffect(() => setText(written), [written])
  const take = () => {
    try {
      const next = valueOfYaml(text)
      setFault(false)
      if (yamlOf(next) !== written) onValue(next)
    } catch {
      setFault(true)
    }
  }
  return (
    <TextInput
      label={label}
      description={example === undefined ? undefined : t("bench.example-of", { example })}
      placeholder={usual ?? ""}
      value={text}
      error={fault ? t("bench.value-unread") : undefined}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === "Enter") take()
      }}
    />
  )
}
