import { useCallback, useEffect, useRef, useState } from "react"

/** A form's values kept on this device while they are typed. */
export interface Draft<Values> {
  readonly values: Values
  readonly set: (change: Partial<Values>) => void
  /** Forgets the draft, after its act is done. */
  readonly clear: () => void
  /** True when something was typed, now or earlier, and not yet sent. */
  readonly typed: boolean
  /** True when the values were typed earlier and have been brought back. */
  readonly restored: boolean
  /** True when another tab has changed the same draft since: what is shown here is kept, nothing is overwritten. */
  readonly changedElsewhere: boolean
}

/**
 * Saves what is typed by itself, so that a closed tab, an expired session or a crash loses nothing. Two tabs do not
 * overwrite each other: the later one is told, and takes over only when the reader goes on typing there.
 * @param name names the form and what it is about, like `organisation 91310…`
 * @param first values of an untouched form, which follow it while nothing is typed; fields of a stored draft that the
 * form does not have are left out
 * @example const draft = useDraft("sign-in", { email: "" })
 */
export function useDraft<Values extends Readonly<Record<string, string>>>(name: string, first: Values): Draft<Values> {
  const key = `delta.draft.${name}`
  const untouched = useRef(first)
  const [stored] = useState(() => read(key, first))
  const [typed, setTyped] = useState<Values | undefined>(stored)
  const [changedElsewhere, setChangedElsewhere] = useState(false)
  useEffect(() => {
    untouched.current = first
  })
  useEffect(() => {
    const notice = (event: StorageEvent) => {
      if (event.key === key && event.newValue !== null) setChangedElsewhere(true)
    }
    window.addEventListener("storage", notice)
    return () => window.removeEventListener("storage", notice)
  }, [key])
  const set = useCallback(
    (change: Partial<Values>) =>
      setTyped((before) => {
        const after = { ...(before ?? untouched.current), ...change }
        localStorage.setItem(key, JSON.stringify(after))
        return after
      }),
    [key],
  )
  const clear = useCallback(() => {
    localStorage.removeItem(key)
    setTyped(undefined)
    setChangedElsewhere(false)
  }, [key])
  return {
    values: typed ?? first,
    set,
    clear,
    typed: typed !== undefined,
    restored: stored !== undefined && typed !== undefined,
    changedElsewhere,
  }
}

function read<Values extends Readonly<Record<string, string>>>(key: string, first: Values): Values | undefined {
  const text = localStorage.getItem(key)
  if (text === null) return undefined
  const kept: unknown = JSON.parse(text)
  if (typeof kept !== "object" || kept === null) return undefined
  const known = Object.entries(kept).filter(([name, value]) => name in first && typeof value === "string")
  return { ...first, ...Object.fromEntries(known) }
}
