import { NativeSelect } from "@mantine/core"
import type { ReactNode } from "react"
import type { Text } from "../../base/index.ts"
import styles from "./example-choice.module.css"
import { useSay } from "./text.ts"

interface ExampleChoiceProps<Example> {
  readonly examples: readonly Example[]
  /** The example that is shown as it is; undefined once something was changed. */
  readonly shown: Example | undefined
  readonly onChoose: (example: Example) => void
  /** What the page calls the choice, a case that is no example, and where an example comes from. */
  readonly words: { readonly choose: string; readonly own: string; readonly source: string }
}

/** Begins with another example; where the one shown comes from stands beneath. */
export function ExampleChoice<
  Example extends {
    readonly id: string
    readonly title: Text
    readonly source: Parameters<ReturnType<typeof useSay>>[0]
  },
>({ examples, shown, onChoose, words }: ExampleChoiceProps<Example>): ReactNode {
  const say = useSay()
  return (
    <div className={styles.example}>
      <div className={styles.choice} data-screen-only>
        <NativeSelect
          label={words.choose}
          value={shown?.id ?? ""}
          data={[
            ...(shown === undefined ? [{ value: "", label: words.own }] : []),
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
          {words.source}
          {say(shown.source)}
        </p>
      )}
    </div>
  )
}
