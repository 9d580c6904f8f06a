import { Button } from "@mantine/core"
import { type ReactNode, useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import type { LeftOut, NotLeftOut } from "../../../../observatory/index.ts"
import { DataTable } from "../../../ui/data-table.tsx"
import { useLanguage } from "../../../ui/text.ts"
import { Picture } from "../../drawing/picture.tsx"
import { rankText, written } from "../../drawing/writing.ts"
import { drawBounds } from "./bounds-drawing.tsx"
import { Choices } from "./choices.tsx"
import { chosenOf } from "./chosen.ts"
import { numbers } from "./columns.ts"
import type { IndexResults, ViewProps } from "./index-results.ts"
import type { LeaveOneOutQuestion } from "./leave-one-out-worker.ts"
import { nodeName } from "./lookups.ts"
import { useUnitNames } from "./names.ts"
import { NodeChoice } from "./node-choice.tsx"
import { Refused, refusalTexts } from "./refused.tsx"
import styles from "./views.module.css"

type Told = NotLeftOut["refused"]
type Found = { readonly answer: readonly (LeftOut | NotLeftOut)[] } | { readonly refused: Told } | "working" | undefined

const mostUnits = 60
const mostBars = 60

/** How much the ranking hangs on each indicator: the index without one after the other. */
export function LeaveOneOutView({ results, ground, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName } = useUnitNames({ results, ground })
  const language = useLanguage()
  const { state } = results.run
  const { node } = chosenOf(state, choice)
  const [found, ask] = useLeaveOneOut(results, node)
  return (
    <>
      <Choices>
        <NodeChoice state={state} value={node} onChoose={(next) => choose({ node: next })} />
      </Choices>
      {found === undefined ? (
        <div>
          <p className={styles.note}>{t("view.left-out.what", { indicators: state.structure.indicators })}</p>
          <Button onClick={ask}>{t("view.left-out.ask")}</Button>
        </div>
      ) : null}
      {found === "working" ? <p role="status">{t("view.left-out.working")}</p> : null}
      {typeof found === "object" && "refused" in found ? <Refused refused={found.refused} /> : null}
      {typeof found === "object" && "answer" in found ? shown(found.answer) : null}
    </>
  )

  function shown(all: readonly (LeftOut | NotLeftOut)[]): ReactNode {
    const left = all
      .flatMap((one) => ("ranks" in one ? [one] : []))
      .toSorted((a, b) => b.meanShift - a.meanShift || b.mostShift - a.mostShift)
    const most = left[0]
    const refused = all.length - left.length
    const units = results.start.panel.units.slice(0, mostUnits)
    return (
      <Picture
        title={
          most === undefined
            ? t("view.left-out.none")
            : t("view.left-out.sentence", {
                indicator: nodeName(results.start, most.indicator),
                shift: written(most.meanShift),
                most: rankText(most.mostShift),
              })
        }
        name={`${results.name}-leave-one-out-${node}`}
        note={[t("view.left-out.note"), ...(refused > 0 ? [t("view.left-out.refused", { count: refused })] : [])].join(
          " ",
        )}
        draw={(width) =>
          drawBounds(
            left.slice(0, mostBars).map(({ indicator, meanShift, mostShift }) => ({
              key: indicator,
              name: nodeName(results.start, indicator),
              bars: [{ value: meanShift, colour: "var(--act)", bounds: [meanShift, mostShift] as const }],
              text: `${written(meanShift)} · ≤ ${rankText(mostShift)}`,
            })),
            width,
          )
        }
        table={
          <DataTable<LeftOut | NotLeftOut>
            name={`${results.name}-leave-one-out-${node}`}
            label={t("view.name.leave-one-out")}
            rows={all}
            rowKey={({ indicator }) => indicator}
            columns={[
              {
                key: "indicator",
                label: t("view.indicator"),
                value: (one) => nodeName(results.start, one.indicator),
                filter: "text",
              },
              numbers("mean", t("view.left-out.mean"), (one) => ("ranks" in one ? one.meanShift : undefined)),
              numbers("most", t("view.left-out.most"), (one) => ("ranks" in one ? one.mostShift : undefined), rankText),
              {
                key: "refused",
                label: t("view.left-out.why"),
                value: (one) => ("refused" in one ? refusalTexts(one.refused, language).detail : ""),
                wide: true,
              },
              ...units.map((unit, place) =>
                numbers<LeftOut | NotLeftOut>(
                  `rank-${unit}`,
                  unitName(unit),
                  (one) => ("ranks" in one ? one.ranks[place] : undefined),
                  rankText,
                ),
              ),
            ]}
          />
        }
      />
    )
  }
}

/** What is there already, or what a worker finds when it is asked. */
function useLeaveOneOut({ start, steps, leftOut }: IndexResults, node: string): readonly [Found, () => void] {
  const [found, setFound] = useState<{ readonly of: LeaveOneOutQuestion; readonly found: Found }>()
  const worker = useRef<Worker>(undefined)
  useEffect(() => () => worker.current?.terminate(), [])
  const ask = () => {
    const question = { start, steps, node }
    worker.current?.terminate()
    worker.current = new Worker(new URL("./leave-one-out-worker.ts", import.meta.url), { type: "module" })
    worker.current.addEventListener("message", ({ data }: MessageEvent<Found>) =>
      setFound({ of: question, found: data }),
    )
    worker.current.postMessage(question)
    setFound({ of: question, found: "working" })
  }
  if (leftOut !== undefined) return [{ answer: leftOut }, ask]
  const same = found?.of.start === start && found.of.steps === steps && found.of.node === node
  return [same ? found.found : undefined, ask]
}
