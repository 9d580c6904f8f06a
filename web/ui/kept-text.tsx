import { TextInput, type TextInputProps } from "@mantine/core"
import { type ReactNode, useEffect, useState } from "react"

interface KeptTextProps extends Omit<TextInputProps, "value" | "onChange" | "defaultValue"> {
  readonly value: string | undefined
  readonly onKept: (text: string | undefined) => void
}

/** A field whose text counts when it is left or Enter is pressed, so that half a word searches nothing. */
export function KeptText({ value = "", onKept, ...rest }: KeptTextProps): ReactNode {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const keep = () => {
    const text = typed.trim()
    if (text !== value) onKept(text === "" ? undefined : text)
  }
  return (
    <TextInput
      {...rest}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={keep}
      onKeyDown={({ key }) => {
        if (key === "Enter") keep()
      }}
    />
  )
}
