import { Button } from "@mantine/core"
import { type ReactNode, useContext, useEffect, useId, useRef } from "react"
import { useTranslation } from "react-i18next"
import type { DrawnChart } from "./draw-steps.ts"
import { Icon } from "./icon.tsx"
import { saveFile } from "./save-file.ts"
import styles from "./step-chart.module.css"
import { useLanguage } from "./text.ts"
import { ZoneContext } from "./time-text.tsx"

/** A value that holds from a moment until the next one; null: there is none from then on. */
export interface Step {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly value: number | null
  /** As it is written, for who points at it. */
  readonly text: string
}

interface StepChartProps {
  /** What the chart says, in a sentence. */
  readonly title: string
  /** File name of the drawing, without ending. */
  readonly name: string
  readonly unit: string
  /** In order of time. */
  readonly steps: readonly Step[]
  /** Up to when the last value is drawn. */
  readonly until: number
}

/**
 * A value through time, as steps from zero upwards. The drawing library is loaded when a chart is shown. What it shows
 * stands in a table as well: the page puts it beneath.
 */
export function StepChart({ title, name, unit, steps, until }: StepChartProps): ReactNode {
  const { t } = useTranslation("ui")
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<DrawnChart | undefined>(undefined)
  const language = useLanguage()
  const zone = useContext(ZoneContext)
  useEffect(() => {
    let gone = false
    const element = place.current
    if (element === null) return
    import("./draw-steps.ts").then(({ drawSteps }) => {
      if (gone) return
      drawn.current = drawSteps(element, { steps, unit, until, language, zone })
      element.setAttribute("aria-busy", "false")
    })
    return () => {
      gone = true
      drawn.current?.close()
      drawn.current = undefined
    }
  }, [steps, unit, until, language, zone])
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={styles.title}>
        {title}
      </figcaption>
      <div ref={place} className={styles.drawing} role="img" aria-label={title} aria-busy="true" />
      <div data-screen-only>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon name="download" size={16} />}
          onClick={() => {
            const file = drawn.current?.svg()
            if (file !== undefined) saveFile(`${name}.svg`, "image/svg+xml", file)
          }}
        >
          {t("chart.svg")}
        </Button>
      </div>
    </figure>
  )
}
