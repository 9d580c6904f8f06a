import { TextInput } from "@mantine/core"
import { useDebouncedCallback } from "@mantine/hooks"
import { type ReactNode, useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "../ui/icon.tsx"

/** Milliseconds of rest after which what was typed is searched. */
const rest = 250

interface SearchBoxProps {
  readonly words: string | undefined
  readonly onWords: (words: string | undefined) => void
}

/** Where words are typed. The address follows after a short rest, and a changed address comes back into the box. */
export function SearchBox({ words = "", onWords }: SearchBoxProps): ReactNode {
  const { t } = useTranslation("facilities")
  const [typed, setTyped] = useState(words)
  const sent = useRef(words)
  useEffect(() => {
    if (words === sent.current) return
    sent.current = words
    setTyped(words)
  }, [words])
  const send = useDebouncedCallback((text: string) => {
    sent.current = text
    onWords(text === "" ? undefined : text)
  }, rest)
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sent.current = typed
          onWords(typed === "" ? undefined : typed)
        }}
      >
        <TextInput
          type="search"
          size="md"
          label={t("find.words")}
          description={t("find.example")}
          leftSection={<Icon name="find" />}
          value={typed}
          maxLength={200}
          autoComplete="off"
          onChange={({ currentTarget: { value } }) => {
            setTyped(value)
            send(value)
          }}
        />
      </form>
    </search>
  )
}
