import { useEffect, useRef, useState } from "react"
import type * as z from "zod"
import { longestLink, packed, unpacked } from "./packed-link.ts"

/** What a page works on, kept in its address. */
export interface Linked<Value> {
  /** Undefined until something is in the address or was set. */
  readonly value: Value | undefined
  readonly set: (value: Value) => void
  /** The address held something that cannot be read. */
  readonly broken: boolean
  /** What is worked on is too long for an address: it is not in it. */
  readonly tooLong: boolean
  /** The address is being read. */
  readonly reading: boolean
}

const pause = 300

/**
 * Keeps what a page works on in its address, so that a link gives the same view again: read when the address changes,
 * written shortly after the last change.
 * @param text what the address holds
 * @param write puts a text into the address
 */
export function useLinked<Value>(
  text: string | undefined,
  shape: z.ZodType<Value>,
  write: (text: string | undefined) => void,
): Linked<Value> {
  const [value, setValue] = useState<Value>()
  const [broken, setBroken] = useState(false)
  const [tooLong, setTooLong] = useState(false)
  const [read, setRead] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const written = useRef<string>(undefined)
  useEffect(() => {
    if (text === written.current) return
    written.current = text
    clearTimeout(timer.current)
    setBroken(false)
    setTooLong(false)
    if (text === undefined) return setValue(undefined)
    let gone = false
    const show = (found: Value | undefined) => {
      if (gone) return
      setValue(() => found)
      setBroken(found === undefined)
      setRead(text)
    }
    unpacked(text).then(
      (raw) => show(shape.safeParse(raw).data),
      () => show(undefined),
    )
    return () => {
      gone = true
    }
  }, [text, shape])
  const set = (next: Value) => {
    setValue(() => next)
    setBroken(false)
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const link = await packed(next)
      setTooLong(link.length > longestLink)
      written.current = link.length > longestLink ? undefined : link
      write(written.current)
    }, pause)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const reading = text !== undefined && value === undefined && !broken && read !== text
  return { value, set, broken, tooLong, reading }
}

/** A value once it has not changed for a moment: what is asked of the server while someone types. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(() => value), pause)
    return () => clearTimeout(waiting)
  }, [value])
  return settled
}
