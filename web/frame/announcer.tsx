import { type ReactNode, useEffect, useState } from "react"

const listeners = new Set<(text: string) => void>()

/** Says something to a screen reader without moving the focus, like "12 results". */
export function announce(text: string): void {
  for (const tell of listeners) tell(text)
}

/** The live region that `announce` speaks through; it stands once in the frame. */
export function Announcer(): ReactNode {
  const [said, setSaid] = useState("")
  useEffect(() => {
    listeners.add(setSaid)
    return () => {
      listeners.delete(setSaid)
    }
  }, [])
  return (
    <div aria-live="polite" aria-atomic="true" className="hidden-text">
      {said}
    </div>
  )
}
