import { type ReactNode, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import styles from "./page.module.css"

/** Set by the router after its first navigation: the first page leaves the focus where the browser put it. */
export const navigation = { happened: false }

interface PageProps {
  readonly title: string
  /** One or two sentences: what is found here. */
  readonly intro?: ReactNode
  /** The one primary act of the page. */
  readonly act?: ReactNode
  /** For pages that need the whole width, like maps and wide tables. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/**
 * Every page: its heading, the document's title, and the focus, which goes to the heading after a change of page so that
 * a screen reader says where one is.
 */
export function Page({ title, intro, act, wide = false, children }: PageProps): ReactNode {
  const { t } = useTranslation("frame")
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t("product")}`
  }, [title, t])
  useEffect(() => {
    if (navigation.happened) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <article className={wide ? styles.wide : styles.page}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {intro === undefined ? null : <div className={styles.intro}>{intro}</div>}
        </div>
        {act === undefined ? null : (
          <div className={styles.act} data-screen-only>
            {act}
          </div>
        )}
      </div>
      {children}
    </article>
  )
}

/** A part of a page with its heading, set off by a line and not by a box. */
export function Section(props: {
  readonly title: string
  readonly note?: ReactNode
  readonly children: ReactNode
}): ReactNode {
  return (
    <section className={styles.section}>
      <h2 className={styles.subtitle}>{props.title}</h2>
      {props.note === undefined ? null : <div className={styles.note}>{props.note}</div>}
      {props.children}
    </section>
  )
}
