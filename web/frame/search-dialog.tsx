import { Modal } from "@mantine/core"
import { useRouter } from "@tanstack/react-router"
import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import styles from "./search-dialog.module.css"
import { type Hit, useHits } from "./search-hits.ts"

/** Search over everything: pages, facilities, organisations, rules, parameters, in either language. Arrows choose, Enter goes. */
export default function SearchDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation("frame")
  const router = useRouter()
  const [typed, setTyped] = useState("")
  const [chosen, setChosen] = useState(0)
  const id = useId()
  const { hits, waiting } = useHits(useDeferredValue(typed.trim()))
  const at = Math.min(chosen, hits.length - 1)
  const go = (hit: Hit | undefined) => {
    if (hit === undefined) return
    onClose()
    router.history.push(hit.href)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return // a Chinese input method uses these keys itself
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && hits.length > 0) {
      event.preventDefault()
      setChosen((at + step + hits.length) % hits.length)
    }
    if (event.key === "Enter") go(hits[at])
  }
  return (
    <Modal opened onClose={onClose} title={t("search.title")} size="lg" closeButtonProps={{ "aria-label": t("close") }}>
      <input
        type="search"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={id}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        aria-label={t("search.title")}
        className={styles.input}
        placeholder={t("search.example")}
        value={typed}
        data-autofocus
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={pressed}
      />
      <p role="status" className={styles.status}>
        {waiting ? t("search.waiting") : t("search.found", { count: hits.length })}
      </p>
      <div id={id} role="listbox" aria-label={t("search.results")} className={styles.hits}>
        {hits.map((hit, index) => (
          <div
            key={hit.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.hit}
            onMouseMove={() => setChosen(index)}
            onClick={() => go(hit)}
            onKeyDown={pressed}
          >
            <span>{hit.label}</span>
            <span className={styles.detail}>
              {t(`search.${hit.group}`)}
              {hit.detail === "" ? "" : ` · ${hit.detail}`}
            </span>
          </div>
        ))}
      </div>
    </Modal>
  )
}
