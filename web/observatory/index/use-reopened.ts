import { useEffect, useState } from "react"
import { type Bundle, bundleOf, type Compared, compared, trialsIn } from "./bundle-files.ts"
import { filesFrom, type IndexFiles, sameFiles } from "./index-files.ts"
import type { Trials } from "./use-trials.ts"
import type { RunState } from "./workbench.ts"

/** A bundle that was opened, and how a rerun of it compares. */
export interface Reopened {
  /** Takes a bundle over; false when it lacks a file that must be there. */
  readonly open: (bundle: Bundle) => boolean
  /** Undefined when no bundle was opened, or its files were changed since. */
  readonly verdict: "working" | Compared | undefined
}

/** Runs a bundle again, with the trials that it holds, and compares each file. */
export function useReopened(run: RunState, trials: Trials, onFiles: (files: IndexFiles) => void): Reopened {
  const [opened, setOpened] = useState<{ readonly bundle: Bundle; readonly files: IndexFiles }>()
  const done = run.done !== undefined && opened !== undefined && sameFiles(run.done.files, opened.files)
  const answer = done ? run.done.answer : undefined
  const wanted = answer === undefined || opened === undefined ? [] : trialsIn(opened.bundle, answer.top)
  const fresh = trials.stale ? [] : trials.done
  const matching = wanted.map((trial) => fresh.find((one) => JSON.stringify(one.trial) === JSON.stringify(trial)))
  const next = wanted.find((_, place) => matching[place] === undefined)
  const asked = next === undefined ? undefined : JSON.stringify(next)
  const { start, under, error } = trials
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked stands for next, which is made anew with each drawing
  useEffect(() => {
    if (next !== undefined && under === undefined && error === undefined) start(next)
  }, [asked, under === undefined, error, start])
  const open = (bundle: Bundle): boolean => {
    const files = filesFrom(bundle)
    if (files === undefined) return false
    setOpened({ bundle, files })
    onFiles(files)
    return true
  }
  if (opened === undefined) return { open, verdict: undefined }
  if (answer === undefined) return { open, verdict: run.busy ? "working" : undefined }
  if (next !== undefined) return { open, verdict: error === undefined ? "working" : undefined }
  return {
    open,
    verdict: compared(
      opened.bundle,
      bundleOf(
        answer,
        matching.filter((one) => one !== undefined),
      ),
    ),
  }
}
