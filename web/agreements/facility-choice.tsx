import { NativeSelect, TextInput } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { useSay } from "../ui/text.ts"
import type { Terms } from "./agreement-types.ts"
import styles from "./agreements.module.css"

interface FacilityChoiceProps {
  readonly chosen: Terms["trigger"]["facility"]
  readonly onChoose: (facility: Terms["trigger"]["facility"]) => void
}

const typingPause = 300

/** The facility whose settled uses trigger the agreement, found by words. */
export function FacilityChoice({ chosen, onChoose }: FacilityChoiceProps): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const [words, setWords] = useState("")
  const [q] = useDebouncedValue(words.trim(), typingPause)
  const { data } = useQuery({ ...read("searchFacilities", { query: { ...(q === "" ? {} : { q }), limit: 30 } }) })
  const items = data?.items ?? []
  const value = chosen === null ? "" : `${chosen.jurisdiction} ${chosen.id}`
  const isListed = items.some(({ jurisdiction, id }) => `${jurisdiction} ${id}` === value)
  return (
    <div className={styles.pair}>
      <TextInput
        label={t("trigger.search")}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <NativeSelect
        label={t("trigger.facility")}
        value={value}
        data={[
          { value: "", label: t("field.choose") },
          ...(value === "" || isListed ? [] : [{ value, label: value }]),
          ...items.map(({ jurisdiction, id, name }) => ({
            value: `${jurisdiction} ${id}`,
            label: `${say(name)} (${jurisdiction})`,
          })),
        ]}
        onChange={({ currentTarget }) => {
          const [jurisdiction = "", id = ""] = currentTarget.value.split(" ")
          onChoose(currentTarget.value === "" ? null : { jurisdiction, id })
        }}
      />
    </div>
  )
}
