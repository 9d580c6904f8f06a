import { NativeSelect } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { useSay } from "../ui/text.ts"
import styles from "./dividing.module.css"

export type Example = Reply<"listWorkedExamples">["items"][number]

/** The worked examples of one workbench; undefined while they are on their way. */
export function useExamples(of: Example["of"]): readonly Example[] | undefined {
  return useQuery(read("listWorkedExamples")).data?.items.filter((one) => one.of === of)
}

interface ExampleChoiceProps {
  readonly examples: readonly Example[]
  /** The example that is shown as it is; undefined once something was changed. */
  readonly shown: Example | undefined
  readonly onChoose: (example: Example) => void
}

/** Begins with another worked example; where the figures of the one shown come from stands beneath. */
export function ExampleChoice({ examples, shown, onChoose }: ExampleChoiceProps): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  return (
    <div className={styles.rule}>
      <div className={styles.wideChoice} data-screen-only>
        <NativeSelect
          label={t("example.choose")}
          value={shown?.id ?? ""}
          data={[
            ...(shown === undefined ? [{ value: "", label: t("example.own") }] : []),
            ...examples.map(({ id, title }) => ({ value: id, label: say(title) })),
          ]}
          onChange={({ currentTarget }) => {
            const example = examples.find(({ id }) => id === currentTarget.value)
            if (example !== undefined) onChoose(example)
          }}
        />
      </div>
      {shown === undefined ? null : (
        <p className={styles.source}>
          {t("example.source")}
          {say(shown.source)}
        </p>
      )}
    </div>
  )
}
