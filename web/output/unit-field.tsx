import { Select } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { useSay } from "../ui/text.ts"

interface UnitFieldProps {
  readonly value: string
  readonly onChange: (unit: string) => void
}

/** The legal unit: any registered organisation, found by name, pinyin or code. */
export function UnitField({ value, onChange }: UnitFieldProps): ReactNode {
  const { t } = useTranslation("output")
  const say = useSay()
  const [typed, setTyped] = useState("")
  const [words] = useDebouncedValue(typed, 250)
  const { data } = useQuery(read("listOrganisations", { query: { limit: 20, ...(words === "" ? {} : { q: words }) } }))
  const choices = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))
  const chosen = choices.some((one) => one.value === value) || value === "" ? [] : [{ value, label: value }]
  return (
    <Select
      label={t("unit")}
      description={t("record.unit-note")}
      searchable
      required
      nothingFoundMessage={t("record.no-unit")}
      data={[...chosen, ...choices]}
      // The server has already searched, also by code and pinyin.
      filter={({ options }) => options}
      value={value === "" ? null : value}
      onChange={(next) => onChange(next ?? "")}
      onSearchChange={(text) => setTyped(choices.some(({ label }) => label === text) ? "" : text)}
    />
  )
}
