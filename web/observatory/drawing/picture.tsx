import { type ReactNode, useEffect, useId, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "../../ui/icon.tsx"
import { saveFile } from "../../ui/save-file.ts"
import { useLanguage } from "../../ui/text.ts"
import styles from "./picture.module.css"
import { savedSvg } from "./saved-svg.ts"

/** What is drawn for a width: its height, and what stands within. */
export interface Drawn {
  readonly height: number
  /** The drawing may be wider than its place: it scrolls then. */
  readonly width?: number
  readonly content: ReactNode
}

interface PictureProps {
  /** What is seen, in a sentence. */
  readonly title: string
  /** File name of the drawing, without ending. */
  readonly name: string
  readonly legend?: ReactNode
  /** How to read it: what bars, bands and signs mean. */
  readonly note?: string | readonly string[]
  readonly draw: (width: number) => Drawn
  /** The same as a table. */
  readonly table: ReactNode
}

/** A picture with its sentence above, and beneath it the drawing as a file and the same as a table. */
export function Picture({ title, name, legend, note, draw, table }: PictureProps): ReactNode {
  const { t } = useTranslation("observatory")
  const language = useLanguage()
  const id = useId()
  const drawing = useRef<SVGSVGElement>(null)
  const [place, room] = useWidth()
  const drawn = room === 0 ? undefined : draw(room)
  const width = drawn?.width ?? room
  return (
    <figure className={styles.picture} aria-labelledby={id}>
      <figcaption id={id} className={styles.sentence}>
        {title}
      </figcaption>
      {legend}
      <div
        ref={place}
        className={styles.frame}
        {...(width > room && { tabIndex: 0, role: "group", "aria-label": title })}
      >
        {drawn === undefined ? null : (
          <svg
            ref={drawing}
            role="img"
            aria-label={title}
            width={width}
            height={drawn.height}
            viewBox={`0 0 ${width} ${drawn.height}`}
            fontSize={12}
          >
            {drawn.content}
          </svg>
        )}
      </div>
      {note === undefined ? null : <p className={styles.note}>{[note].flat().join(language === "zh" ? "" : " ")}</p>}
      <div data-screen-only>
        <button
          type="button"
          className={styles.tool}
          onClick={() => {
            if (drawing.current !== null) saveFile(`${name}.svg`, "image/svg+xml", savedSvg(drawing.current))
          }}
        >
          <Icon name="download" size={16} />
          {t("view.svg")}
        </button>
      </div>
      <Folded label={t("view.as-table")}>{table}</Folded>
    </figure>
  )
}

/** Something that is worked out and drawn only once it is opened. */
export function Folded({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  const [opened, setOpened] = useState(false)
  return (
    <details className={styles.fold} onToggle={({ currentTarget }) => setOpened(opened || currentTarget.open)}>
      <summary>{label}</summary>
      {opened ? children : null}
    </details>
  )
}

/** The width of an element, kept up to date. */
function useWidth(): readonly [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (element === null) return
    setWidth(Math.floor(element.clientWidth))
    const sizes = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? element.clientWidth)))
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [element])
  return [setElement, width]
}
