import { Button, NativeSelect, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { CurrencyContext } from "../ui/money-text.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./output.module.css"
import { PlaceField } from "./place-field.tsx"

/** A site as it is typed. */
export interface TypedSite {
  readonly key: string
  readonly name: string
  readonly place: string
  readonly amount: string
  /** `jurisdiction/id`, or nothing. */
  readonly activity: string
}

interface SiteFieldsProps {
  readonly sites: readonly TypedSite[]
  readonly onChange: (sites: readonly TypedSite[]) => void
}

/** The unit's sites with their figures; none where only the total is known. */
export function SiteFields({ sites, onChange }: SiteFieldsProps): ReactNode {
  const { t } = useTranslation("output")
  const change = (key: string, next: Partial<TypedSite>) =>
    onChange(sites.map((site) => (site.key === key ? { ...site, ...next } : site)))
  return (
    <fieldset className={styles.form}>
      <legend>{t("record.sites")}</legend>
      <p className={styles.soft}>{t("record.sites-note")}</p>
      {sites.map((site, at) => (
        <SiteRow
          key={site.key}
          site={site}
          at={at + 1}
          onChange={(next) => change(site.key, next)}
          onRemove={() => onChange(sites.filter(({ key }) => key !== site.key))}
        />
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            onChange([...sites, { key: crypto.randomUUID(), name: "", place: "", amount: "", activity: "" }])
          }
        >
          {t("record.add-site")}
        </Button>
      </div>
    </fieldset>
  )
}

interface SiteRowProps {
  readonly site: TypedSite
  readonly at: number
  readonly onChange: (next: Partial<TypedSite>) => void
  readonly onRemove: () => void
}

function SiteRow({ site, at, onChange, onRemove }: SiteRowProps): ReactNode {
  const { t } = useTranslation("output")
  const say = useSay()
  const { code } = useContext(CurrencyContext)
  const { data } = useQuery(read("listActivities"))
  return (
    <div className={styles.row}>
      <TextInput
        label={`${t("site")} ${at}`}
        required
        value={site.name}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <PlaceField label={`${t("place")} ${at}`} required value={site.place} onChange={(place) => onChange({ place })} />
      <TextInput
        label={`${t("amount")} ${at} (${code})`}
        inputMode="decimal"
        required
        value={site.amount}
        onChange={({ currentTarget }) => onChange({ amount: currentTarget.value })}
      />
      <NativeSelect
        label={`${t("activity")} ${at}`}
        value={site.activity}
        data={[
          { value: "", label: t("activity.none") },
          ...(data?.items ?? []).map(({ jurisdiction, id, name }) => ({
            value: `${jurisdiction}/${id}`,
            label: say(name),
          })),
        ]}
        onChange={({ currentTarget }) => onChange({ activity: currentTarget.value })}
      />
      <Button variant="subtle" size="compact-sm" onClick={onRemove}>
        {t("record.remove-site", { at })}
      </Button>
    </div>
  )
}
