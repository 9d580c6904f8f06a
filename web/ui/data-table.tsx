import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { ColumnChoice, useChosenColumns } from "./column-choice.tsx"
import styles from "./data-table.module.css"
import { Icon } from "./icon.tsx"
import { TableFiles } from "./table-files.tsx"
import { type ColumnValue, seenRows, type TableView } from "./table-view.ts"

/** A column with how it is drawn; without `cell` its value is written. */
export interface Column<Row> extends ColumnValue<Row> {
  readonly cell?: (row: Row) => ReactNode
  /** A text field in the head, or a choice among the values there are. */
  readonly filter?: "text" | "choice"
  /** Holds sentences: it keeps room for them on a phone. */
  readonly wide?: boolean
  /** Not shown at first; the reader may choose it. */
  readonly hidden?: boolean
}

interface DataTableProps<Row> {
  /** Stable name: the file of the CSV, and under it the chosen columns are remembered. */
  readonly name: string
  /** What the table shows, read out by a screen reader. */
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  /** What Enter or a click on a row opens. */
  readonly onOpen?: (row: Row) => void
  /** Where the view is kept, usually the URL; without it the table keeps it itself. */
  readonly view?: TableView
  readonly onView?: (view: TableView) => void
}

/** A table with sticky head, sorting, filters in the head, choice of columns, rows by keyboard, CSV and XLSX of what is seen. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { t } = useTranslation("ui")
  const [own, setOwn] = useState<TableView>({})
  const view = props.view ?? own
  const setView = props.onView ?? setOwn
  const [chosen, choose] = useChosenColumns(props.name, props.columns)
  const columns = props.columns.filter(({ key }) => chosen.includes(key))
  const rows = seenRows(props.rows, columns, view)
  return (
    <div className={styles.block}>
      <div className={styles.tools} data-screen-only>
        <span role="status" className={styles.count}>
          {t("table.rows", { shown: rows.length, all: props.rows.length })}
        </span>
        <ColumnChoice columns={props.columns} chosen={chosen} choose={choose} />
        <TableFiles name={props.name} rows={rows} columns={columns} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={`${props.label} · ${t("table.scroll")}`} tabIndex={0}>
        <table className={styles.table}>
          <caption className="hidden-text">{props.label}</caption>
          <Head columns={columns} rows={props.rows} view={view} setView={setView} />
          <Body rows={rows} columns={columns} rowKey={props.rowKey} onOpen={props.onOpen} />
        </table>
        {rows.length === 0 ? <p className={styles.none}>{t("table.none")}</p> : null}
      </section>
    </div>
  )
}

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly view: TableView
  readonly setView: (view: TableView) => void
}

function Head<Row>({ columns, rows, view, setView }: HeadProps<Row>): ReactNode {
  const { t } = useTranslation("ui")
  const sorted = (key: string) => (view.sort === key ? "ascending" : view.sort === `-${key}` ? "descending" : "none")
  const next = { none: "", ascending: "-", descending: undefined }
  return (
    <thead>
      <tr>
        {columns.map(({ key, label, numeric }) => {
          const state = sorted(key)
          return (
            <th key={key} scope="col" aria-sort={state} className={numeric ? styles.numeric : undefined}>
              <button
                type="button"
                className={styles.sort}
                data-print
                aria-label={t("table.sort", { column: label })}
                onClick={() =>
                  setView({ ...view, sort: next[state] === undefined ? undefined : `${next[state]}${key}` })
                }
              >
                {label}
                {state === "none" ? null : <Icon name={state === "ascending" ? "up" : "down"} size={14} />}
              </button>
            </th>
          )
        })}
      </tr>
      {columns.some(({ filter }) => filter !== undefined) ? (
        <tr data-screen-only>
          {columns.map((column) => (
            <td key={column.key} className={styles.filter}>
              {column.filter === undefined ? null : (
                <Filter
                  column={column}
                  rows={rows}
                  text={view.filters?.[column.key] ?? ""}
                  onText={(text) => setView({ ...view, filters: { ...view.filters, [column.key]: text } })}
                />
              )}
            </td>
          ))}
        </tr>
      ) : null}
    </thead>
  )
}

interface FilterProps<Row> {
  readonly column: Column<Row>
  readonly rows: readonly Row[]
  readonly text: string
  readonly onText: (text: string) => void
}

function Filter<Row>({ column, rows, text, onText }: FilterProps<Row>): ReactNode {
  const { t } = useTranslation("ui")
  const label = `${t("table.filter")}: ${column.label}`
  if (column.filter === "text")
    return (
      <input
        className={styles.field}
        value={text}
        aria-label={label}
        onChange={(event) => onText(event.currentTarget.value)}
      />
    )
  const values = [...new Set(rows.map((row) => `${column.value(row) ?? ""}`))].filter((value) => value !== "").sort()
  return (
    <select
      className={styles.field}
      value={text}
      aria-label={label}
      onChange={(event) => onText(event.currentTarget.value)}
    >
      <option value="">–</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </select>
  )
}

interface BodyProps<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly onOpen: ((row: Row) => void) | undefined
}

/** One row at a time can be reached by Tab; arrows, Home and End move on from there, Enter opens. */
function Body<Row>({ rows, columns, rowKey, onOpen }: BodyProps<Row>): ReactNode {
  const [reached, setReached] = useState(0)
  const pressed = (event: KeyboardEvent<HTMLTableRowElement>, index: number) => {
    if (event.target !== event.currentTarget) return
    const row = rows[index]
    if (event.key === "Enter" && row !== undefined) onOpen?.(row)
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to === undefined || to < 0 || to >= rows.length) return
    event.preventDefault()
    setReached(to)
    event.currentTarget.parentElement?.querySelectorAll("tr")[to]?.focus()
  }
  return (
    <tbody>
      {rows.map((row, index) => (
        <tr
          key={rowKey(row)}
          tabIndex={index === Math.min(reached, rows.length - 1) ? 0 : -1}
          onKeyDown={(event) => pressed(event, index)}
          {...(onOpen === undefined ? {} : { onClick: opening(() => onOpen(row)), className: styles.opens })}
        >
          {columns.map(({ key, value, cell, numeric, wide }) => (
            <td key={key} className={numeric ? styles.numeric : wide ? styles.wide : undefined}>
              {cell === undefined ? value(row) : cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

/** A click on a link or button within a row is that link's or button's own. */
function opening(open: () => void): (event: MouseEvent) => void {
  return ({ target }) => {
    if (!(target instanceof Element) || target.closest("a, button, input, select, summary") === null) open()
  }
}
