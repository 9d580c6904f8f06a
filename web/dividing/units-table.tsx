import { Button } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { Icon } from "../ui/icon.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import {
  type CaseFile,
  figureOf,
  figureText,
  type Pack,
  type PackVersion,
  type UnitField,
  type UnitState,
} from "./case-state.ts"
import styles from "./dividing.module.css"

interface UnitsTableProps {
  readonly units: readonly UnitState[]
  readonly pack: Pack
  readonly version: PackVersion | undefined
  readonly facts: CaseFile["facts"]
  readonly members: Reply<"divideAmount">["members"]
  readonly onUnits: (units: UnitState[]) => void
}

/** Units to type in: one a row, a field for each factor that the rule counts. */
export function UnitsTable({ units, pack, version, facts, members, onUnits }: UnitsTableProps): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const fields = version?.unitFields ?? []
  // Fields that the rule reads for every unit stand open; those for a few are shown once a unit has them.
  const isUsual = (field: UnitField) =>
    field === "multiplier" || (field === "rate" && facts[version?.ratesFact ?? ""] === true)
  const [more, setMore] = useState<readonly UnitField[]>([])
  const isShown = (field: UnitField) =>
    isUsual(field) || more.includes(field) || units.some((unit) => isFilled(unit[field]))
  const shown = fields.filter(isShown)
  const others = fields.filter((field) => !isShown(field))
  const change = (at: number, unit: UnitState) => onUnits(units.map((one, index) => (index === at ? unit : one)))
  return (
    <div data-screen-only>
      <ScrollArea label={t("units.title")}>
        <table className={styles.grid}>
          <caption className="hidden-text">{t("units.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("units.id")}</th>
              <th scope="col">{pack.places === "known" ? t("units.place-code") : t("units.place")}</th>
              {pack.factors.map(({ id, title }) => (
                <th key={id} scope="col" title={say(title)}>
                  {shortTitle(say(title))}
                </th>
              ))}
              {shown.map((field) => (
                <th key={field} scope="col">
                  {t(`field.${field}`)}
                </th>
              ))}
              {pack.roles.length === 0 ? null : <th scope="col">{t("units.role")}</th>}
              {pack.flags.length === 0 ? null : <th scope="col">{t("units.flags")}</th>}
              <th scope="col">
                <span className="hidden-text">{t("units.remove")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: ids are typed, and rows keep their place
              <tr key={at}>
                <UnitCells
                  unit={unit}
                  pack={pack}
                  fields={shown}
                  members={members}
                  onUnit={(next) => change(at, next)}
                />
                <td>
                  <button
                    type="button"
                    className={styles.sign}
                    aria-label={t("units.remove-one", { unit: unit.id })}
                    disabled={units.length === 1}
                    onClick={() => onUnits(units.filter((_, index) => index !== at))}
                  >
                    <Icon name="close" size={16} />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => onUnits([...units, { id: nextId(units), flags: [], factors: {} }])}
      >
        {t("units.add")}
      </Button>
      {others.length === 0 ? null : (
        <select
          className={styles.field}
          style={{ width: "auto" }}
          aria-label={t("units.more")}
          value=""
          onChange={({ currentTarget }) =>
            setMore([...more, ...others.filter((field) => field === currentTarget.value)])
          }
        >
          <option value="">{t("units.more")}</option>
          {others.map((field) => (
            <option key={field} value={field}>
              {t(`field.${field}`)}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

/** What was typed and cleared again is not there. */
function isFilled(value: unknown): boolean {
  return value !== undefined && value !== ""
}

function nextId(units: readonly UnitState[]): string {
  let number = units.length + 1
  while (units.some(({ id }) => id === `${number}`)) number += 1
  return `${number}`
}

/** A title up to its first bracket or semicolon: a head of a column is short, the whole is told on pointing. */
export function shortTitle(title: string): string {
  const short = title.split(/[（(；;,，]/)[0]?.trim() ?? title
  return short === "" ? title : short
}

interface UnitCellsProps {
  readonly unit: UnitState
  readonly pack: Pack
  readonly fields: readonly UnitField[]
  readonly members: Reply<"divideAmount">["members"]
  readonly onUnit: (unit: UnitState) => void
}

function UnitCells({ unit, pack, fields, members, onUnit }: UnitCellsProps): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const known = members.find(({ id }) => id === unit.id)
  const label = (what: string) => `${unit.id}: ${what}`
  return (
    <>
      <td>
        <input
          className={styles.field}
          aria-label={label(t("units.id"))}
          value={unit.id}
          onChange={({ currentTarget }) => onUnit({ ...unit, id: currentTarget.value })}
        />
      </td>
      <td>
        <input
          className={styles.field}
          aria-label={label(t("units.place"))}
          value={unit.place ?? ""}
          onChange={({ currentTarget }) => onUnit({ ...unit, place: currentTarget.value.trim() })}
        />
        {known === undefined || known.name === null ? null : (
          <span className={styles.place}>
            {say(known.name)} {known.member === null ? null : <MemberMark code={known.member} />}
          </span>
        )}
      </td>
      {pack.factors.map(({ id, title }) => (
        <td key={id}>
          <input
            className={`${styles.field} ${styles.number}`}
            inputMode="decimal"
            aria-label={label(say(title))}
            value={figureText(unit.factors[id])}
            onChange={({ currentTarget }) =>
              onUnit({ ...unit, factors: { ...unit.factors, [id]: figureOf(currentTarget.value) } })
            }
          />
        </td>
      ))}
      {fields.map((field) => (
        <td key={field}>
          <input
            className={`${styles.field} ${styles.number}`}
            aria-label={label(t(`field.${field}`))}
            value={`${unit[field] ?? ""}`}
            onChange={({ currentTarget }) => onUnit({ ...unit, [field]: currentTarget.value.trim() })}
          />
        </td>
      ))}
      {pack.roles.length === 0 ? null : (
        <td>
          <select
            className={styles.field}
            aria-label={label(t("units.role"))}
            value={unit.role ?? ""}
            onChange={({ currentTarget }) => onUnit({ ...unit, role: currentTarget.value })}
          >
            <option value="">–</option>
            {pack.roles.map(({ id, title }) => (
              <option key={id} value={id}>
                {say(title)}
              </option>
            ))}
          </select>
        </td>
      )}
      {pack.flags.length === 0 ? null : (
        <td>
          <Flags unit={unit} pack={pack} onUnit={onUnit} />
        </td>
      )}
    </>
  )
}

/** A choice for each flag that the unit has, and one more while others are left. */
function Flags({ unit, pack, onUnit }: Pick<UnitCellsProps, "unit" | "pack" | "onUnit">): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const open = unit.flags.length < pack.flags.length ? [...unit.flags, ""] : unit.flags
  return open.map((flag, at) => (
    <select
      // biome-ignore lint/suspicious/noArrayIndexKey: choices keep their place
      key={at}
      className={styles.field}
      aria-label={`${unit.id}: ${t("units.flags")}${at === 0 ? "" : ` ${at + 1}`}`}
      value={flag}
      onChange={({ currentTarget }) =>
        onUnit({ ...unit, flags: open.toSpliced(at, 1, currentTarget.value).filter((one) => one !== "") })
      }
    >
      <option value="">–</option>
      {pack.flags
        .filter(({ id }) => id === flag || !unit.flags.includes(id))
        .map(({ id, title }) => (
          <option key={id} value={id}>
            {say(title)}
          </option>
        ))}
    </select>
  ))
}
