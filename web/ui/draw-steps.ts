import { LineChart, type LineSeriesOption } from "echarts/charts"
import {
  GridComponent,
  type GridComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from "echarts/components"
import { type ComposeOption, init, use } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import type { Language } from "../i18n.ts"
import type { Step } from "./step-chart.tsx"

use([LineChart, GridComponent, TooltipComponent, SVGRenderer])

type Options = ComposeOption<LineSeriesOption | GridComponentOption | TooltipComponentOption>

/** A chart on the page: its drawing as a file, and how to take it away. */
export interface DrawnChart {
  readonly svg: () => string
  readonly close: () => void
}

interface Drawing {
  readonly steps: readonly Step[]
  readonly unit: string
  readonly until: number
  readonly language: Language
  readonly zone: string
}

/** Draws a step chart into an element, as SVG in the page's colours, fitted to its size from then on. */
export function drawSteps(element: HTMLElement, drawing: Drawing): DrawnChart {
  const chart = init(element, undefined, { renderer: "svg" })
  chart.setOption(optionsOf(drawing, getComputedStyle(element).fontFamily))
  const sizes = new ResizeObserver(() => chart.resize())
  sizes.observe(element)
  return {
    svg: () => withColours(chart.renderToSVGString(), getComputedStyle(element)),
    close() {
      sizes.disconnect()
      chart.dispose()
    },
  }
}

function optionsOf({ steps, unit, until, language, zone }: Drawing, fontFamily: string): Options {
  const day = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeZone: zone })
  const last = steps.at(-1)
  const points = steps.map(({ at, value }) => [at, value])
  const line = { lineStyle: { color: "var(--line)" } }
  const words = { color: "var(--ink-soft)", fontFamily }
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 12, right: 44, top: 36, bottom: 8, containLabel: true },
    xAxis: {
      type: "time",
      axisLine: { lineStyle: { color: "var(--line-strong)" } },
      splitNumber: 5,
      axisLabel: { ...words, hideOverlap: true, formatter: (at: number) => day.format(at) },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      name: unit,
      min: ({ min }) => Math.min(0, min),
      nameTextStyle: { ...words, align: "left" },
      axisLabel: words,
      splitLine: line,
    },
    tooltip: {
      trigger: "axis",
      backgroundColor: "var(--raised)",
      borderColor: "var(--line-strong)",
      textStyle: { color: "var(--ink)" },
      formatter: (pointed) => {
        const [first] = Array.isArray(pointed) ? pointed : [pointed]
        const step = steps[first?.dataIndex ?? 0] ?? last
        return step === undefined ? "" : `${day.format(step.at)} · ${step.text}`
      },
    },
    series: [
      {
        type: "line",
        step: "end",
        data: last === undefined || last.at >= until ? points : [...points, [until, last.value]],
        symbol: "circle",
        symbolSize: (_, { dataIndex }) => (dataIndex < steps.length ? 7 : 0),
        lineStyle: { color: "var(--act)", width: 2 },
        itemStyle: { color: "var(--act)" },
      },
    ],
  }
}

/** The file stands without the page: the names of its colours become the colours themselves. */
function withColours(svg: string, style: CSSStyleDeclaration): string {
  return svg.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim())
}
