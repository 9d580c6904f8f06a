import { useCallback, useEffect, useRef, useState } from "react"
import { type IndexFiles, sameFiles } from "./index-files.ts"
import { Stopped, type TrialUnderWay, tryOut } from "./index-threads.ts"
import type { Trial, TrialAnswer } from "./work-messages.ts"

/** Trials of an index: what was tried, and what is being tried. */
export interface Trials {
  readonly start: (trial: Trial) => void
  readonly stop: () => void
  readonly under: { readonly trial: Trial; readonly share: number } | undefined
  readonly error: unknown
  /** The last answer of each kind. */
  readonly done: readonly TrialAnswer[]
  /** The files have changed since the answers were made. */
  readonly stale: boolean
}

/** Tries an uncertain index out in threads; what was tried with other files is told to be so. */
export function useTrials(files: IndexFiles | undefined): Trials {
  const [under, setUnder] = useState<Trials["under"]>()
  const [error, setError] = useState<unknown>()
  const [kept, setKept] = useState<{ readonly files: IndexFiles; readonly answers: readonly TrialAnswer[] }>()
  const work = useRef<TrialUnderWay>(undefined)
  useEffect(() => () => work.current?.stop(), [])
  const start = useCallback(
    (trial: Trial) => {
      if (files === undefined) return
      work.current?.stop()
      setError(undefined)
      setUnder({ trial, share: 0 })
      const mine = tryOut(files, trial, (share) => setUnder({ trial, share }))
      work.current = mine
      mine.answer.then(
        (answer) => {
          if (work.current !== mine) return
          setUnder(undefined)
          setKept((before) => {
            const others = before !== undefined && sameFiles(before.files, files) ? before.answers : []
            return { files, answers: [...others.filter((one) => one.trial.kind !== trial.kind), answer] }
          })
        },
        (fault: unknown) => {
          if (work.current !== mine) return
          setUnder(undefined)
          if (!(fault instanceof Stopped)) setError(fault)
        },
      )
    },
    [files],
  )
  const stop = useCallback(() => work.current?.stop(), [])
  const stale = kept !== undefined && files !== undefined && !sameFiles(kept.files, files)
  return { start, stop, under, error, done: kept?.answers ?? [], stale }
}
