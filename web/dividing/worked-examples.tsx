import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { ExampleChoice } from "../ui/example-choice.tsx"

export type Example = Reply<"listWorkedExamples">["items"][number]

/** The worked examples of one workbench; undefined while they are on their way. */
export function useExamples(of: Example["of"]): readonly Example[] | undefined {
  return useQuery(read("listWorkedExamples")).data?.items.filter((one) => one.of === of)
}

interface WorkedExamplesProps {
  readonly examples: readonly Example[]
  /** The example that is shown as it is; undefined once something was changed. */
  readonly shown: Example | undefined
  readonly onChoose: (example: Example) => void
}

/** Begins with another worked example. */
export function WorkedExamples(props: WorkedExamplesProps): ReactNode {
  const { t } = useTranslation("dividing")
  const words = { choose: t("example.choose"), own: t("example.own"), source: t("example.source") }
  return <ExampleChoice {...props} words={words} />
}
