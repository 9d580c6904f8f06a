import { Textarea } from "@mantine/core"
import { type ReactNode, useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { writtenMethod } from "./method-text.ts"

/** The method as its file; what is written here is what the forms show, and the other way round. */
export function YamlPanel(props: { readonly text: string; readonly onText: (text: string) => void }): ReactNode {
  const { t } = useTranslation("observatory")
  const [text, setText] = useState(props.text)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setText(props.text), [props.text])
  useEffect(() => () => clearTimeout(timer.current), [])
  const { fault } = writtenMethod(text)
  return (
    <Textarea
      label={t("bench.yaml")}
      description={t("bench.yaml-note")}
      error={fault === undefined ? undefined : t("bench.yaml-fault", { fault })}
      autosize
      minRows={12}
      spellCheck={false}
      styles={{ input: { fontFamily: "ui-monospace, monospace", fontSize: "0.85rem" } }}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => props.onText(value), 400)
      }}
      onBlur={() => {
        clearTimeout(timer.current)
        if (text !== props.text) props.onText(text)
      }}
    />
  )
}
