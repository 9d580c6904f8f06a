import { Button, NativeSelect, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useBodyName } from "./body-name.ts"
import { lists } from "./routes.ts"
import styles from "./rulebook.module.css"

/** What of the rule book is looked at; it stands in the address. */
export interface RuleSearch {
  readonly q?: string | undefined
  readonly list?: (typeof lists)[number] | undefined
  readonly body?: string | undefined
  readonly act?: string | undefined
  readonly on?: string | undefined
}

interface RuleFiltersProps {
  readonly search: RuleSearch
  /** Day that is shown when none is asked for. */
  readonly today: string | undefined
  readonly bodies: readonly string[]
  readonly onChange: (next: RuleSearch) => void
}

/** By which words, list, body and day the rule book is read; an act that was led here can be let go. */
export function RuleFilters({ search, today, bodies, onChange }: RuleFiltersProps): ReactNode {
  const { t } = useTranslation("rulebook")
  const bodyName = useBodyName()
  const all = { value: "", label: t("rules.all") }
  const { act } = search
  return (
    <search className={styles.filters} data-screen-only>
      <TextInput
        label={t("rules.words")}
        type="search"
        value={search.q ?? ""}
        onChange={({ currentTarget }) => onChange({ q: currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t("rules.list")}
        value={search.list ?? ""}
        data={[all, ...lists.map((list) => ({ value: list, label: t(`list.${list}`) }))]}
        onChange={({ currentTarget }) => onChange({ list: lists.find((list) => list === currentTarget.value) })}
      />
      <NativeSelect
        label={t("rules.body")}
        value={search.body ?? ""}
        data={[all, ...bodies.map((body) => ({ value: body, label: bodyName(body) }))]}
        onChange={({ currentTarget }) => onChange({ body: currentTarget.value || undefined })}
      />
      <TextInput
        label={t("rules.on")}
        type="date"
        value={search.on ?? today ?? ""}
        onChange={({ currentTarget }) => onChange({ on: currentTarget.value || undefined })}
      />
      {act === undefined ? null : (
        <Button variant="default" onClick={() => onChange({ act: undefined })}>
          {t("rules.any-act", { act })}
        </Button>
      )}
    </search>
  )
}
