import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { layOut, type MapUnit, markRadius } from "./map-shapes.ts"
import styles from "./schematic-map.module.css"

interface SchematicMapProps {
  readonly label: string
  readonly units: readonly MapUnit[]
  /** Colour by jurisdiction, the same as in every chart and table. */
  readonly colours: ReadonlyMap<string, string>
  /** How many things a city has; they are drawn as one mark a city. */
  readonly counts: ReadonlyMap<string, number>
  readonly cityName: (city: string) => string
  readonly chosen: string | undefined
  readonly onChoose: (city: string | undefined) => void
  readonly notice: string
}

const width = 640

/**
 * The region as a drawing. The pointer chooses a city here; a list beside it, which the page provides, does the same by
 * keyboard and screen reader, so the drawing itself is one image with a name.
 */
export function SchematicMap(props: SchematicMapProps): ReactNode {
  const { t } = useTranslation("ui")
  const { height, shapes } = useMemo(() => layOut(props.units, width), [props.units])
  const largest = Math.max(1, ...props.counts.values())
  const choose = (city: string) => props.onChoose(city === props.chosen ? undefined : city)
  const title = (city: string) => t("map.cluster", { place: props.cityName(city), count: props.counts.get(city) ?? 0 })
  return (
    <figure className={styles.figure}>
      <svg role="img" aria-label={props.label} viewBox={`-4 -4 ${width + 8} ${height + 8}`} className={styles.map}>
        {shapes.map(({ city, jurisdiction, path }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the map is its keyboard form
          <path
            key={city}
            d={path}
            className={city === props.chosen ? styles.chosen : styles.land}
            style={{ "--member": props.colours.get(jurisdiction) }}
            onClick={() => choose(city)}
          >
            <title>{title(city)}</title>
          </path>
        ))}
        {shapes.map(({ city, jurisdiction, x, y }) => {
          const count = props.counts.get(city) ?? 0
          if (count === 0) return null
          return (
            <g key={city} className={styles.mark} style={{ "--member": props.colours.get(jurisdiction) }}>
              <circle cx={x} cy={y} r={markRadius(count, largest)} />
              <text x={x} y={y} dy="0.35em">
                {count}
              </text>
            </g>
          )
        })}
        {shapes
          .filter(({ city }) => city === props.chosen)
          .map(({ city, x, y }) => (
            <text key={city} x={x} y={y - markRadius(props.counts.get(city) ?? 0, largest) - 6} className={styles.name}>
              {props.cityName(city)}
            </text>
          ))}
      </svg>
      <figcaption className={styles.notice}>{props.notice}</figcaption>
    </figure>
  )
}
