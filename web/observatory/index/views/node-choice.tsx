import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { IndexState } from "../../../../observatory/index.ts"
import { Choice } from "./choices.tsx"
import { nodeName, scoredNodes } from "./lookups.ts"

/** Which node of the hierarchy is looked at, the top ones first; with indicators where they are asked for. */
export function NodeChoice(props: {
  readonly state: IndexState
  readonly value: string
  readonly indicators?: boolean
  readonly onChoose: (node: string) => void
}): ReactNode {
  const { t } = useTranslation("observatory")
  const { state, value, indicators = false, onChoose } = props
  const { structure } = state
  const nodes = [...scoredNodes(state), ...(indicators ? structure.nodes.slice(0, structure.indicators) : [])]
  return (
    <Choice
      label={t("view.node")}
      value={value}
      options={nodes.map(({ code }) => ({ value: code, label: nodeName(state, code) }))}
      onChoose={onChoose}
    />
  )
}
