import { Button } from "@mantine/core"
import { type ReactNode, useEffect, useId, useRef } from "react"
import { useTranslation } from "react-i18next"
import type { DrawnChart } from "../ui/draw-steps.ts"
import { Icon } from "../ui/icon.tsx"
import { saveFile } from "../ui/save-file.ts"
import styles from "./dividing.module.css"

/** One kind of bars: a value a label, and how it is written for who points at it. */
export interface BarSeries {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly texts: readonly string[]
}

interface BarChartProps {
  /** What the chart says, in a sentence. */
  readonly title: string
  /** File name of the drawing, without ending. */
  readonly name: string
  readonly labels: readonly string[]
  readonly series: readonly BarSeries[]
}

/** Lying bars from zero. The drawing library is loaded when a chart is shown; the page puts the same into a table. */
export function BarChart({ title, name, labels, series }: BarChartProps): ReactNode {
  const { t } = useTranslation("dividing")
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<DrawnChart>(undefined)
  // Whoever draws the page anew hands over new lists of the same figures.
  const drawing = JSON.stringify({ labels, series })
  useEffect(() => {
    let gone = false
    const element = place.current
    if (element === null) return
    import("./draw-bars.ts").then(({ drawBars }) => {
      if (gone) return
      drawn.current = drawBars(element, JSON.parse(drawing))
      element.setAttribute("aria-busy", "false")
    })
    return () => {
      gone = true
      drawn.current?.close()
      drawn.current = undefined
    }
  }, [drawing])
  const rows = labels.length * (series.length * 0.9 + 0.8)
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption id={id} className={styles.answer}>
        {title}
      </figcaption>
      <div
        ref={place}
        className={styles.drawing}
        style={{ height: `${Math.min(44, rows + 4)}rem` }}
        role="img"
        aria-label={title}
        aria-busy="true"
      />
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
