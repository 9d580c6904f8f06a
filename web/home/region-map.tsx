import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import type { Region } from "../session.ts"
import { InnerLink } from "../ui/inner-link.tsx"
import { SchematicMap } from "../ui/schematic-map.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./home.module.css"

interface RegionMapProps {
  readonly region: Region
  readonly home: Reply<"readHome">
  readonly map: Reply<"readMap">
}
type City = Region["cities"][number]

/** The map with a list beside it that does the same: choose a city, see what it has, go there. */
export function RegionMap({ region, home, map }: RegionMapProps): ReactNode {
  const { t } = useTranslation("home")
  const say = useSay()
  const chosen = useSearch({ from: "/" }).city
  const navigate = useNavigate({ from: "/" })
  const choose = (city: string | undefined) =>
    navigate({ search: city === undefined ? {} : { city }, replace: true, resetScroll: false })
  const counts = useMemo(
    () => new Map(home.cities.map((one) => [one.code, one.instruments + one.largeFacilities])),
    [home],
  )
  const cities = new Map(region.cities.map((city) => [city.code, city]))
  const nameOf = (code: string) => say(cities.get(code)?.name ?? { zh: code, en: code })
  return (
    <div className={styles.place}>
      <SchematicMap
        label={t("map.label", { region: say(region.name) })}
        units={map.units}
        colours={new Map(region.jurisdictions.map(({ code, colour }) => [code, colour]))}
        counts={counts}
        cityName={nameOf}
        chosen={chosen}
        onChoose={choose}
        notice={`${say(map.notice)} · ${map.licence}`}
      />
      <div className={styles.beside}>
        <CityPanel home={home} city={chosen === undefined ? undefined : cities.get(chosen)} />
        <nav className={styles.cities} aria-label={t("map.list")}>
          {region.jurisdictions.map(({ code, name, colour }) => (
            <div key={code} style={{ "--member": colour }}>
              <p id={`cities-${code}`} className={styles.member}>
                {say(name)}
              </p>
              <ul aria-labelledby={`cities-${code}`}>
                {region.cities
                  .filter(({ jurisdiction }) => jurisdiction === code)
                  .map((city) => (
                    <li key={city.code}>
                      <button
                        type="button"
                        aria-pressed={city.code === chosen}
                        className={styles.city}
                        onClick={() => choose(city.code === chosen ? undefined : city.code)}
                      >
                        <span>{say(city.name)}</span>
                        <span className="number">{counts.get(city.code) ?? 0}</span>
                      </button>
                    </li>
                  ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
    </div>
  )
}

function CityPanel(props: { readonly home: Reply<"readHome">; readonly city: City | undefined }): ReactNode {
  const { t } = useTranslation("home")
  const say = useSay()
  const { city } = props
  if (city === undefined) return <p className={styles.panel}>{t("map.choose")}</p>
  const has = props.home.cities.find(({ code }) => code === city.code)
  return (
    <div className={styles.panel} role="status">
      <strong>{say(city.name)}</strong>
      <span>{t("map.has", { instruments: has?.instruments ?? 0, large: has?.largeFacilities ?? 0 })}</span>
      <InnerLink href={`/facilities?city=${city.code}`}>{t("map.go", { city: say(city.name) })}</InnerLink>
    </div>
  )
}
