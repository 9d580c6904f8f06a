import { type DragEvent, type ReactNode, useId, useState } from "react"
import styles from "./drop-field.module.css"

interface DropFieldProps {
  readonly label: string
  readonly note: string
  /** Endings and types that the chooser offers, as `accept` of an input. */
  readonly accept: string
  readonly onFiles: (files: readonly File[]) => void
}

/** Files are dropped here, or chosen by keyboard. */
export function DropField({ label, note, accept, onFiles }: DropFieldProps): ReactNode {
  const id = useId()
  const [over, setOver] = useState(false)
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault()
    setOver(isOver)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field within does the same
    <div
      className={over ? styles.dropOver : styles.drop}
      data-screen-only
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        multiple
        accept={accept}
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])]
          currentTarget.value = ""
          if (chosen.length > 0) onFiles(chosen)
        }}
      />
      <p id={`${id}-note`} className={styles.soft}>
        {note}
      </p>
    </div>
  )
}
