import { BarChart, type BarSeriesOption } from "echarts/charts"
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from "echarts/components"
import { type ComposeOption, init, use } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import type { DrawnChart } from "../ui/draw-steps.ts"
import type { BarSeries } from "./bar-chart.tsx"

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

type Options = ComposeOption<BarSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>

interface Drawing {
  readonly labels: readonly string[]
  readonly series: readonly BarSeries[]
}

/** Blue first; then colours that stay apart for each kind of colour blindness, after Okabe and Ito. */
const colours = ["var(--act)", "#d55e00", "#009e73", "#cc79a7", "#8a7a00", "#56b4e9", "#7f7f7f", "#b8860b"]

/** Draws lying bars from zero, a group a label, as SVG in the page's colours, fitted to its size from then on. */
export function drawBars(element: HTMLElement, drawing: Drawing): DrawnChart {
  const chart = init(element, undefined, { renderer: "svg" })
  chart.setOption(optionsOf(drawing, getComputedStyle(element).fontFamily))
  const sizes = new ResizeObserver(() => chart.resize())
  sizes.observe(element)
  return {
    svg: () =>
      chart
        .renderToSVGString()
        .replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => getComputedStyle(element).getPropertyValue(name).trim()),
    close() {
      sizes.disconnect()
      chart.dispose()
    },
  }
}

function optionsOf({ labels, series }: Drawing, fontFamily: string): Options {
  const words = { color: "var(--ink-soft)", fontFamily }
  const many = series.length > 1
  return {
    animation: false,
    textStyle: { fontFamily },
    legend: { show: many, type: "plain", top: 0, left: 0, textStyle: words, itemWidth: 14, itemHeight: 10 },
    grid: {
      left: 4,
      right: 28,
      top: many ? 28 + 22 * Math.floor(series.length / 4) : 6,
      bottom: 4,
      containLabel: true,
    },
    xAxis: {
      type: "value",
      axisLabel: { ...words, hideOverlap: true },
      splitNumber: 4,
      splitLine: { lineStyle: { color: "var(--line)" } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: [...labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: "var(--line-strong)" } },
      axisLabel: { ...words, width: 110, overflow: "truncate" },
    },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      backgroundColor: "var(--raised)",
      borderColor: "var(--line-strong)",
      textStyle: { color: "var(--ink)" },
      formatter: (pointed) => {
        const [first] = Array.isArray(pointed) ? pointed : [pointed]
        const at = first?.dataIndex ?? 0
        const told = series.map(({ name, texts }) => `${many ? `${escaped(name)} ` : ""}${escaped(texts[at] ?? "–")}`)
        return [escaped(labels[at] ?? ""), ...told].join("<br>")
      },
    },
    series: series.map(({ name, values }, index) => ({
      type: "bar",
      name,
      data: [...values],
      barMaxWidth: 18,
      itemStyle: { color: colours[index % colours.length] ?? "var(--act)" },
    })),
  }
}

/** Names come from who uses the page; a tooltip is HTML. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
}
