import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core"
import { useMediaQuery } from "@mantine/hooks"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { useRegion } from "../session.ts"
import { KeptText } from "../ui/kept-text.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { CurrencyContext } from "../ui/money-text.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./facilities.module.css"
import { type FindChange, type FindSearch, filterNames } from "./find-address.ts"
import { minorUnits } from "./find-query.ts"
import { FreeFilter } from "./free-filter.tsx"
import { SpecFilter } from "./spec-filter.tsx"

type Found = Reply<"searchFacilities">

interface FiltersProps {
  readonly search: FindSearch
  readonly change: (next: FindChange) => void
  readonly facets: Found["facets"] | undefined
  /** Specifications of what is shown: the quantities one can ask for. */
  readonly seen: Found["items"][number]["specifications"]
}

/** All filters of the search; on a phone they open on demand. */
export function Filters(props: FiltersProps): ReactNode {
  const { t } = useTranslation("facilities")
  const narrow = useMediaQuery("(max-width: 60rem)")
  const active = filterNames.filter((name) => props.search[name] !== undefined).length
  if (!narrow)
    return (
      <section className={styles.filters} aria-label={t("filter.title")}>
        <Fields {...props} />
      </section>
    )
  return (
    <details className={styles.folded}>
      <summary>{active === 0 ? t("filter.title") : t("filter.active", { count: active })}</summary>
      <div className={styles.filters}>
        <Fields {...props} />
      </div>
    </details>
  )
}

function Fields({ search, change, facets, seen }: FiltersProps): ReactNode {
  const { t } = useTranslation("facilities")
  const currency = useContext(CurrencyContext)
  const active = filterNames.some((name) => search[name] !== undefined)
  const badPrice = search.price !== undefined && minorUnits(search.price, currency) === undefined
  return (
    <>
      {active ? (
        <Button
          size="xs"
          variant="default"
          onClick={() => change(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
        >
          {t("filter.clear")}
        </Button>
      ) : null}
      <Checkbox
        label={t("filter.bookable")}
        checked={search.bookable === true}
        onChange={({ currentTarget }) => change({ bookable: currentTarget.checked || undefined })}
      />
      <FreeFilter search={search} change={change} />
      <PlaceFilters search={search} change={change} facets={facets} />
      <NativeSelect
        label={t("filter.kind")}
        value={search.kind ?? ""}
        data={[
          { value: "", label: t("filter.all") },
          { value: "instrument", label: t("kind.instrument") },
          { value: "large-facility", label: t("kind.large-facility") },
        ]}
        onChange={({ currentTarget: { value } }) =>
          change({ kind: value === "instrument" || value === "large-facility" ? value : undefined })
        }
      />
      <KeptText
        label={t("filter.price")}
        description={t("filter.price-example", { currency: currency.code })}
        inputMode="decimal"
        value={search.price}
        error={badPrice ? t("filter.price-wrong", { decimals: currency.decimals }) : undefined}
        onKept={(price) => change({ price })}
      />
      <SpecFilter search={search} change={change} seen={seen} />
      <KeptText
        label={t("filter.accessory")}
        description={t("filter.accessory-example")}
        value={search.accessory}
        onKept={(accessory) => change({ accessory })}
      />
      {search.organisation === undefined ? null : (
        <TextInput
          readOnly
          label={t("filter.organisation")}
          value={search.organisation}
          rightSectionWidth="auto"
          rightSection={
            <Button size="compact-xs" variant="subtle" onClick={() => change({ organisation: undefined })}>
              {t("filter.remove")}
            </Button>
          }
        />
      )}
    </>
  )
}

function PlaceFilters({ search, change, facets }: Omit<FiltersProps, "seen">): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const region = useRegion()
  const members = region?.jurisdictions ?? []
  const cities = (region?.cities ?? []).filter(
    ({ code, jurisdiction }) =>
      search.city?.includes(code) ||
      (facets?.cities[code] !== undefined && (search.jurisdiction?.includes(jurisdiction) ?? true)),
  )
  const classes = region?.instrumentClasses ?? []
  return (
    <>
      <Facet
        open
        label={t("filter.jurisdiction")}
        choices={members.map(({ code }) => ({ code, label: <MemberMark code={code} /> }))}
        counts={facets?.jurisdictions}
        chosen={search.jurisdiction}
        onChosen={(jurisdiction) => change({ jurisdiction })}
      />
      <Facet
        label={t("filter.city")}
        choices={cities.map(({ code, name }) => ({ code, label: say(name) }))}
        counts={facets?.cities}
        chosen={search.city}
        onChosen={(city) => change({ city })}
      />
      <Facet
        label={t("filter.class")}
        choices={classes.map(({ code, name }) => ({ code, label: say(name) }))}
        counts={facets?.classes}
        chosen={search.class}
        onChosen={(chosen) => change({ class: chosen })}
      />
    </>
  )
}

interface FacetProps {
  readonly label: string
  readonly open?: boolean
  readonly choices: readonly { readonly code: string; readonly label: ReactNode }[]
  readonly counts: Readonly<Record<string, number>> | undefined
  readonly chosen: readonly string[] | undefined
  readonly onChosen: (chosen: readonly string[] | undefined) => void
}

/** Choices with how many results each has. */
function Facet({ label, open, choices, counts, chosen = [], onChosen }: FacetProps): ReactNode {
  const { t } = useTranslation("facilities")
  const toggle = (code: string) => {
    const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]
    onChosen(next.length === 0 ? undefined : next)
  }
  return (
    <details className={styles.facet} open={open === true || chosen.length > 0}>
      <summary>{chosen.length === 0 ? label : t("filter.chosen", { label, count: chosen.length })}</summary>
      <fieldset className={styles.choices}>
        <legend className="hidden-text">{label}</legend>
        {choices.map(({ code, label: of }) => (
          <Checkbox
            key={code}
            size="xs"
            checked={chosen.includes(code)}
            onChange={() => toggle(code)}
            label={
              <span className={styles.counted}>
                {of} <span className={`number ${styles.soft}`}>{counts?.[code] ?? 0}</span>
              </span>
            }
          />
        ))}
      </fieldset>
    </details>
  )
}
