import type { CityShape } from "../../../ui/map-shapes.ts"
import { short } from "../../drawing/axis.ts"
import type { Drawn } from "../../drawing/picture.tsx"
import { written } from "../../drawing/writing.ts"
import type { Standing } from "./standings.ts"

/** A unit on the map: its outlines and where its label stands. */
export interface MapPlace {
  readonly standing: Standing
  readonly paths: readonly string[]
  readonly x: number
  readonly y: number
}

/** Units whose code is that of a jurisdiction or of a city that has an outline, in their order. */
export function mapPlaces(shapes: readonly CityShape[], standings: readonly Standing[]): readonly MapPlace[] {
  return standings.flatMap((standing) => {
    const own = shapes.filter(({ city, jurisdiction }) => standing.unit === jurisdiction || standing.unit === city)
    if (own.length === 0) return []
    const middle = (of: (shape: CityShape) => number) => own.reduce((sum, shape) => sum + of(shape), 0) / own.length
    return [{ standing, paths: own.map(({ path }) => path), x: middle(({ x }) => x), y: middle(({ y }) => y) }]
  })
}

/** How deep a colour is: 0.15 for the least score, 0.9 for the most. */
export function depthOf(score: number, least: number, most: number): number {
  return most > least ? 0.15 + (0.75 * (score - least)) / (most - least) : 0.5
}

export function drawMap(
  { height, shapes }: { readonly height: number; readonly shapes: readonly CityShape[] },
  places: readonly MapPlace[],
  { width, unitName }: { readonly width: number; readonly unitName: (unit: string) => string },
): Drawn {
  const scale = Math.min(1, (width - 8) / 640)
  const scores = places.map(({ standing }) => standing.score)
  const [least, most] = [Math.min(...scores), Math.max(...scores)]
  const steps = [0, 1, 2, 3, 4].map((step) => least + ((most - least) * step) / 4)
  const top = height * scale + 18
  return {
    height: top + 34,
    content: (
      <>
        <g transform={`translate(4 4) scale(${short(scale * 1000) / 1000})`} stroke="var(--map-line)" strokeWidth={1.2}>
          {shapes.map(({ city, path }) => (
            <path key={city} d={path} fill="var(--map-land)" />
          ))}
          {places.map(({ standing: { unit, score }, paths }) => (
            <g key={unit} fill="var(--act)" fillOpacity={depthOf(score, least, most)}>
              {paths.map((path) => (
                <path key={path.slice(0, 40)} d={path}>
                  <title>{`${unitName(unit)} ${written(score)}`}</title>
                </path>
              ))}
            </g>
          ))}
        </g>
        {places.map(({ standing: { unit, score }, x, y }) =>
          places.length > 12 ? null : (
            <text
              key={unit}
              x={short(x * scale + 4)}
              y={short(y * scale)}
              textAnchor="middle"
              fill="var(--ink)"
              stroke="var(--paper)"
              strokeWidth={3.5}
              paintOrder="stroke"
              fontWeight={600}
            >
              {unitName(unit)}
              <tspan x={short(x * scale + 4)} dy="1.25em">
                {written(score)}
              </tspan>
            </text>
          ),
        )}
        {steps.map((score, place) => (
          <g key={score}>
            <rect
              x={4 + place * 58}
              y={top}
              width={58}
              height={12}
              fill="var(--act)"
              fillOpacity={depthOf(score, least, most)}
            />
            <text x={4 + place * 58} y={top + 26} fill="var(--ink-soft)" fontSize={11}>
              {written(score, 1)}
            </text>
          </g>
        ))}
      </>
    ),
  }
}
