import { TextInput } from "@mantine/core"
import { type ReactNode, useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

interface HomeFieldProps {
  readonly home: readonly string[]
  readonly onHome: (codes: readonly string[]) => void
}

/** Which codes count as home: taken over when the field is left, or with Enter. */
export function HomeField({ home, onHome }: HomeFieldProps): ReactNode {
  const { t } = useTranslation("observatory")
  const held = home.join(", ")
  const [text, setText] = useState(held)
  const [wrong, setWrong] = useState(false)
  useEffect(() => setText(held), [held])
  const take = () => {
    const codes = text
      .toUpperCase()
      .split(/[\s,，;；、]+/)
      .filter((code) => code !== "")
    const isWrong = codes.some((code) => !/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code))
    setWrong(isWrong)
    if (!isWrong && codes.join(", ") !== held) onHome(codes)
  }
  return (
    <TextInput
      label={t("autonomy.home")}
      description={t("autonomy.home-note")}
      error={wrong ? t("autonomy.home-wrong") : undefined}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === "Enter") take()
      }}
    />
  )
}
