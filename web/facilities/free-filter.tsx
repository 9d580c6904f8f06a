import { Button, NumberInput, TextInput } from "@mantine/core"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { addDays, type Day, instantOf, localTime, weekday } from "../../base/index.ts"
import { ZoneContext } from "../ui/time-text.tsx"
import styles from "./facilities.module.css"
import type { FindChange, FindSearch } from "./find-address.ts"

/** Hours asked for first when only days are chosen. */
const usualHours = 4

/** Free for some hours in one piece between two days. */
export function FreeFilter(props: {
  readonly search: FindSearch
  readonly change: (next: FindChange) => void
}): ReactNode {
  const { t } = useTranslation("facilities")
  const zone = useContext(ZoneContext)
  const { search, change } = props
  const today = localTime(instantOf(Date.now()), zone).day
  const monday = nextMonday(today)
  return (
    <fieldset className={styles.group}>
      <legend>{t("filter.hours")}</legend>
      <NumberInput
        label={t("free.hours")}
        min={0.25}
        max={168}
        step={0.5}
        value={search.hours ?? ""}
        onChange={(value) => change({ hours: typeof value === "number" && value > 0 ? value : undefined })}
      />
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={t("free.from")}
          min={today}
          value={search.from ?? ""}
          onChange={({ currentTarget }) =>
            change({ from: currentTarget.value || undefined, hours: search.hours ?? usualHours })
          }
        />
        <TextInput
          type="date"
          label={t("free.until")}
          min={search.from ?? today}
          value={search.until ?? ""}
          onChange={({ currentTarget }) =>
            change({ until: currentTarget.value || undefined, hours: search.hours ?? usualHours })
          }
        />
      </div>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => change({ hours: search.hours ?? usualHours, from: monday, until: addDays(monday, 6) })}
      >
        {t("free.next-week")}
      </Button>
    </fieldset>
  )
}

function nextMonday(today: Day): Day {
  return addDays(today, 8 - weekday(today))
}
