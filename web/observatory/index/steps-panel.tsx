import { Button, NativeSelect } from "@mantine/core"
import { type ReactNode, useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { type StepName, stepNames } from "../../../observatory/index.ts"
import styles from "./bench.module.css"
import { type WrittenStep, withSteps, writtenMethod } from "./method-text.ts"
import type { Names } from "./names-of.ts"
import { StepFields } from "./step-fields.tsx"

interface StepsPanelProps {
  readonly text: string
  readonly names: Names
  readonly onText: (text: string) => void
}

/** The steps in their order, each with a form of its own; they are added, moved and taken out. */
export function StepsPanel({ text, names, onText }: StepsPanelProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { steps, fault } = writtenMethod(text)
  const [added, setAdded] = useState<StepName>("impute")
  const change = (next: readonly WrittenStep[]) => onText(withSteps(text, next))
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<{ readonly to: number; readonly by: -1 | 1 }>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text has changed, so the step stands where it was moved
  useEffect(() => {
    if (moved.current !== undefined) followMoved(list.current, moved.current)
    moved.current = undefined
  }, [text])
  if (fault !== undefined) return <p role="alert">{t("bench.yaml-fault", { fault })}</p>
  return (
    <div className={styles.panel}>
      <ol ref={list} className={styles.steps}>
        {[...steps.entries()].map(([place, step]) => (
          <li key={`${place} ${step.step}`}>
            <StepItem
              step={step}
              place={place}
              count={steps.length}
              names={names}
              onStep={(next) => change(steps.with(place, next))}
              onRemove={() => change(steps.toSpliced(place, 1))}
              onMove={(by) => {
                moved.current = { to: place + by, by }
                change(steps.toSpliced(place, 1).toSpliced(place + by, 0, step))
              }}
            />
          </li>
        ))}
      </ol>
      <div className={styles.add}>
        <NativeSelect
          label={t("bench.add-step")}
          value={added}
          data={stepNames.map((name) => ({ value: name, label: t(`bench.step.${name}`) }))}
          onChange={({ currentTarget: { value } }) => setAdded(stepNames.find((name) => name === value) ?? added)}
        />
        <Button variant="default" onClick={() => change(withAdded(steps, added))}>
          {t("bench.add")}
        </Button>
      </div>
    </div>
  )
}

/** A step that was moved stays open, and the keyboard stays on its button; at an end, on the one that leads back. */
function followMoved(list: HTMLOListElement | null, { to, by }: { readonly to: number; readonly by: -1 | 1 }): void {
  const details = list?.children[to]?.querySelector("details")
  if (details === null || details === undefined) return
  details.open = true
  const [up, down] = details.querySelectorAll<HTMLButtonElement>("[data-move]")
  const [same, back] = by < 0 ? [up, down] : [down, up]
  ;(same?.disabled === false ? same : back)?.focus()
}

const places = new Map<string, number>(stepNames.map((name, place) => [name, place]))

/** A new step stands where it is usually done: before the first step that comes later in the usual order. */
function withAdded(steps: readonly WrittenStep[], added: StepName): readonly WrittenStep[] {
  const usual = places.get(added) ?? 0
  const later = steps.findIndex(({ step }) => (places.get(step) ?? -1) > usual)
  const first = { impute: { method: "mean" }, base: {}, "scale-weights": { factors: {} } }
  const given = Object.entries(first).find(([name]) => name === added)?.[1] ?? {}
  return steps.toSpliced(later < 0 ? steps.length : later, 0, { step: added, given })
}

interface StepItemProps {
  readonly step: WrittenStep
  readonly place: number
  readonly count: number
  readonly names: Names
  readonly onStep: (step: WrittenStep) => void
  readonly onRemove: () => void
  readonly onMove: (by: -1 | 1) => void
}

function StepItem({ step, place, count, names, onStep, onRemove, onMove }: StepItemProps): ReactNode {
  const { t } = useTranslation("observatory")
  const known = stepNames.find((name) => name === step.step)
  const title = known === undefined ? step.step : t(`bench.step.${known}`)
  const said = { step: title, place: place + 1 }
  return (
    <details className={styles.step}>
      <summary>
        <strong>
          {place + 1}. {title}
        </strong>
        <small>{known === undefined ? t("bench.unknown-step") : t(`bench.step-note.${known}`)}</small>
      </summary>
      {known === undefined ? null : (
        <StepFields step={known} given={step.given} names={names} onGiven={(given) => onStep({ ...step, given })} />
      )}
      <div className={styles.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("bench.up-step", said)}
          disabled={place === 0}
          data-move="up"
          onClick={() => onMove(-1)}
        >
          {t("bench.up")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("bench.down-step", said)}
          disabled={place === count - 1}
          data-move="down"
          onClick={() => onMove(1)}
        >
          {t("bench.down")}
        </Button>
        <Button size="compact-sm" variant="default" aria-label={t("bench.remove-step", said)} onClick={onRemove}>
          {t("bench.remove")}
        </Button>
      </div>
    </details>
  )
}
