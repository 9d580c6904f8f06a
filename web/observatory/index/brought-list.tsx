import { Button, NativeSelect } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { NamedText } from "../../../observatory/index.ts"
import styles from "./bench.module.css"
import type { Brought, BroughtKind } from "./brought-files.ts"
import { FirstRows } from "./first-rows.tsx"
import type { IndexFiles } from "./index-files.ts"
import { longFromWide, type WideReading, wideReading } from "./wide-data.ts"
import { WideFields } from "./wide-fields.tsx"

interface BroughtListProps {
  readonly brought: readonly Brought[]
  readonly onTake: (taken: Partial<IndexFiles>) => void
  readonly onDrop: () => void
}

const kinds = ["data", "wide", "structure", "units", "method", "other"] as const

/** What was read in each file and what it is taken for: nothing is taken over before the reader says so. */
export function BroughtList({ brought, onTake, onDrop }: BroughtListProps): ReactNode {
  const { t } = useTranslation("observatory")
  const [chosen, setChosen] = useState<ReadonlyMap<Brought, BroughtKind>>(new Map())
  const [readings, setReadings] = useState<ReadonlyMap<Brought, WideReading>>(new Map())
  const kindOf = (one: Brought) => chosen.get(one) ?? one.kind
  const readingOf = (one: Brought) => readings.get(one) ?? wideReading(one.rows)
  const incomplete = brought.some((one) => kindOf(one) === "wide" && !isWhole(readingOf(one)))
  return (
    <div className={styles.brought}>
      <h3>{t("bench.read-as")}</h3>
      {brought.map((one) => (
        <div key={one.file} className={styles.item}>
          <NativeSelect
            label={t("bench.taken-as", { file: one.file })}
            value={kindOf(one)}
            data={kinds.map((kind) => ({ value: kind, label: t(`bench.kind.${kind}`) }))}
            onChange={({ currentTarget: { value } }) => {
              const kind = kinds.find((name) => name === value)
              if (kind !== undefined) setChosen(new Map(chosen).set(one, kind))
            }}
          />
          {kindOf(one) === "wide" ? (
            <WideFields
              rows={one.rows}
              reading={readingOf(one)}
              onReading={(reading) => setReadings(new Map(readings).set(one, reading))}
            />
          ) : one.rows.length === 0 ? null : (
            <FirstRows label={one.file} rows={one.rows} />
          )}
        </div>
      ))}
      <div className={styles.buttons}>
        <Button
          disabled={incomplete}
          onClick={() => onTake(Object.fromEntries(brought.flatMap((one) => taken(one, kindOf(one), readingOf(one)))))}
        >
          {t("bench.take")}
        </Button>
        <Button variant="default" onClick={onDrop}>
          {t("bench.drop")}
        </Button>
      </div>
    </div>
  )
}

function isWhole({ period, fixed, indicators }: WideReading): boolean {
  return indicators.length > 0 && (period !== undefined || fixed !== "")
}

function taken(one: Brought, kind: BroughtKind, reading: WideReading): readonly (readonly [string, NamedText])[] {
  if (kind === "other") return []
  if (kind === "wide") return [["data", { file: one.file, text: longFromWide(one.rows, reading) }]]
  return [[kind, { file: one.file, text: one.text }]]
}
