import { useCallback, useEffect, useRef, useState } from "react"
import type { IndexFiles } from "./index-files.ts"
import { runThread, Stopped } from "./index-threads.ts"
import { keepFiles, keptFiles } from "./kept-files.ts"
import type { RunAnswer } from "./work-messages.ts"

/** What was run last, and what keeps the files as they are now from being run. */
export interface RunState {
  /** The last answer; `files` are those it was made from, which may no longer be those of the page. */
  readonly done: { readonly files: IndexFiles; readonly answer: RunAnswer } | undefined
  readonly error: unknown
  readonly busy: boolean
}

const pause = 250

/** Runs an index in a thread of its own whenever its files have changed and rest for a moment. */
export function useRun(files: IndexFiles | undefined): RunState {
  const [state, setState] = useState<RunState>({ done: undefined, error: undefined, busy: false })
  const thread = useRef<ReturnType<typeof runThread>>(undefined)
  useEffect(() => {
    const own = runThread()
    thread.current = own
    return () => own.stop()
  }, [])
  useEffect(() => {
    if (files === undefined) return
    let gone = false
    setState((before) => ({ ...before, busy: true }))
    const timer = setTimeout(() => {
      thread.current?.run(files).then(
        (answer) => gone || setState({ done: { files, answer }, error: undefined, busy: false }),
        (error: unknown) =>
          gone || error instanceof Stopped || setState((before) => ({ done: before.done, error, busy: false })),
      )
    }, pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [files])
  return state
}

/** What is worked on: an example as it is, or files of one's own that this browser keeps. */
export interface Bench {
  readonly files: IndexFiles | undefined
  readonly set: (files: IndexFiles) => void
  /** The browser's files are being looked for. */
  readonly reading: boolean
}

/**
 * Files that are worked on: those of the example that the address names, else those that were worked on last, else the
 * first example. What is changed is kept in this browser, and the address then names no example.
 */
export function useBench(example: IndexFiles | undefined, first: IndexFiles | undefined, onOwn: () => void): Bench {
  const [own, setOwn] = useState<IndexFiles>()
  const [reading, setReading] = useState(true)
  useEffect(() => {
    keptFiles().then((found) => {
      setOwn((before) => before ?? found)
      setReading(false)
    })
  }, [])
  const set = useCallback(
    (files: IndexFiles) => {
      setOwn(files)
      keepFiles(files).catch(() => undefined)
      onOwn()
    },
    [onOwn],
  )
  return { files: reading ? undefined : (example ?? own ?? first), set, reading }
}
