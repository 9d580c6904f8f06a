import { NativeSelect } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { useSay } from "../ui/text.ts"
import styles from "./ownership.module.css"

export type Example = Reply<"listOwnershipCases">["items"][number]

interface CaseChoiceProps {
  readonly examples: readonly Example[]
  /** The example that is shown as it is; undefined once something was changed. */
  readonly shown: Example | undefined
  readonly onChoose: (example: Example) => void
}

/** Begins with another case; the article that decides the one shown stands beneath. */
export function CaseChoice({ examples, shown, onChoose }: CaseChoiceProps): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  return (
    <div className={styles.block}>
      <div className={styles.wide} data-screen-only>
        <NativeSelect
          label={t("example.choose", { count: examples.length })}
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
