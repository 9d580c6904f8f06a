import { Button } from "@mantine/core"
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { readStructure } from "../../../observatory/index.ts"
import { LocalRefusal } from "../local-refusal.tsx"
import styles from "./bench.module.css"
import { NodeForm } from "./node-form.tsx"
import {
  movedNode,
  type StructureRow,
  structureRows,
  structureText,
  type TreeRow,
  treeOf,
  withNode,
  withoutNode,
  withRow,
} from "./structure-rows.ts"

interface StructurePanelProps {
  readonly text: string
  readonly file: string
  readonly onText: (text: string) => void
}

/** The hierarchy as a tree; the node that is chosen has its form beneath. */
export function StructurePanel({ text, file, onText }: StructurePanelProps): ReactNode {
  const { t } = useTranslation("observatory")
  const rows = useMemo(() => structureRows(text), [text])
  const tree = useMemo(() => treeOf(rows), [rows])
  const [wanted, setWanted] = useState<string>()
  const chosen = tree.find(({ row }) => row.code === wanted)?.row ?? tree[0]?.row
  const fault = useMemo(() => faultOf(file, text), [file, text])
  const change = (next: readonly StructureRow[]) => onText(structureText(next))
  const add = (kind: "indicator" | "aggregate") => {
    const { rows: next, code } = withNode(
      rows,
      chosen === undefined || isIndicator(chosen) ? (chosen?.parent ?? "") : chosen.code,
      kind,
    )
    change(next)
    setWanted(code)
  }
  return (
    <div className={styles.panel}>
      {fault === undefined ? null : <LocalRefusal error={fault} asked={t("bench.structure-refused")} />}
      <Tree tree={tree} chosen={chosen} onChoose={setWanted} />
      <div className={styles.buttons}>
        <Button size="compact-sm" variant="default" onClick={() => add("indicator")}>
          {t("bench.add-indicator")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => add("aggregate")}>
          {t("bench.add-aggregate")}
        </Button>
        {chosen === undefined ? null : (
          <>
            <Button size="compact-sm" variant="default" onClick={() => change(movedNode(rows, chosen.code, -1))}>
              {t("bench.up")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => change(movedNode(rows, chosen.code, 1))}>
              {t("bench.down")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => change(withoutNode(rows, chosen.code))}>
              {t("bench.remove-node", { code: chosen.code })}
            </Button>
          </>
        )}
      </div>
      {chosen === undefined ? null : (
        <NodeForm
          key={chosen.code}
          row={chosen}
          rows={rows}
          onChange={(next) => {
            change(withRow(rows, chosen, next))
            if (next.code !== undefined) setWanted(next.code)
          }}
        />
      )}
    </div>
  )
}

function isIndicator({ level }: StructureRow): boolean {
  return level === "1"
}

function faultOf(file: string, text: string): unknown {
  try {
    readStructure({ file, text })
    return undefined
  } catch (error) {
    return error
  }
}

interface TreeProps {
  readonly tree: readonly TreeRow[]
  readonly chosen: StructureRow | undefined
  readonly onChoose: (code: string) => void
}

/** One node at a time can be reached by Tab; arrows, Home and End move on from there. */
function Tree({ tree, chosen, onChoose }: TreeProps): ReactNode {
  const { t } = useTranslation("observatory")
  const list = useRef<HTMLDivElement>(null)
  const at = tree.findIndex(({ row }) => row === chosen)
  const pressed = (event: KeyboardEvent) => {
    const depth = tree[at]?.depth ?? 0
    const above = tree.slice(0, at).findLastIndex((one) => one.depth === depth - 1)
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: above,
      ArrowRight: (tree[at + 1]?.depth ?? 0) > depth ? at + 1 : at,
      Home: 0,
      End: tree.length - 1,
    }[event.key]
    const next = to === undefined ? undefined : tree[to]
    if (to === undefined || next === undefined) return
    event.preventDefault()
    onChoose(next.row.code)
    list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[to]?.focus()
  }
  return (
    <div ref={list} role="tree" aria-label={t("bench.tree")} className={styles.tree} onKeyDown={pressed}>
      {[...tree.entries()].map(([place, { row, depth }]) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys of all its items
        <div
          key={`${place} ${row.code}`}
          role="treeitem"
          aria-level={depth + 1}
          aria-selected={row === chosen}
          tabIndex={row === chosen ? 0 : -1}
          className={styles.node}
          style={{ paddingInlineStart: `${0.5 + depth * 1.25}rem` }}
          onClick={() => onChoose(row.code)}
        >
          <span>
            {row.name === "" ? row.code : row.name}{" "}
            {row.name === "" || row.name === row.code ? null : <small>{row.code}</small>}
          </span>
          <small>
            {row.direction.endsWith("1") && row.direction.length > 1 ? `${t("bench.less-better")} · ` : ""}
            {t("bench.weight-of", { weight: row.weight === "" ? "1" : row.weight })}
          </small>
        </div>
      ))}
    </div>
  )
}
