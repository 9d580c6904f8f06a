import { useEffect, useMemo, useState } from "react"
import { parse } from "yaml"
import { type Day, Refusal } from "../../../base/index.ts"
import { readPlanFile } from "../../../documents/index.ts"
import { auditAll, type BroughtPlan, lexiconFrom, ownTerms, type PlanGround } from "./plan-work.ts"
import { readingTools } from "./reading-tools.ts"

/** Plans that could not be read at all. */
export interface Unread {
  readonly file: string
  readonly error: unknown
}

/** The plans of a page, read in the browser; it begins with the samples. */
export function usePlans(ground: PlanGround) {
  const [brought, setBrought] = useState<readonly BroughtPlan[]>()
  const [unread, setUnread] = useState<readonly Unread[]>([])
  const [busy, setBusy] = useState<string>()
  const take = async (files: readonly { name: string; bytes: () => Promise<ArrayBuffer> }[], sample: boolean) => {
    const read: BroughtPlan[] = []
    const failed: Unread[] = []
    for (const { name, bytes } of files) {
      setBusy(name)
      try {
        read.push({ plan: await readPlanFile(name, new Uint8Array(await bytes()), readingTools), sample })
      } catch (error) {
        failed.push({ file: name, error })
      }
    }
    setBusy(undefined)
    setUnread(failed)
    // One's own plans take the place of the samples; a file brought again takes the place of itself.
    setBrought((before = []) => {
      const names = new Set(read.map(({ plan }) => plan.file))
      const kept =
        read.length === 0 ? before : before.filter(({ plan, sample: was }) => (sample || !was) && !names.has(plan.file))
      return [...kept, ...read]
    })
  }
  const samples = () => {
    setBrought([])
    take(
      ground.samples.map(({ file, text }) => ({
        name: file,
        bytes: async () => new TextEncoder().encode(text).buffer,
      })),
      true,
    )
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(samples, [])
  return {
    brought: brought ?? [],
    unread,
    busy,
    samples,
    bring: (files: readonly File[]) =>
      take(
        files.map((file) => ({ name: file.name, bytes: () => file.arrayBuffer() })),
        false,
      ),
    change: (file: string, change: { readonly member?: string; readonly year?: number }) =>
      setBrought((before = []) =>
        before.map((one) => {
          if (one.plan.file !== file) return one
          const { member, ...plan } = { ...one.plan, ...change }
          return { ...one, plan: member === undefined || member === "" ? plan : { ...plan, member } }
        }),
      ),
    remove: (file: string) => setBrought((before = []) => before.filter(({ plan }) => plan.file !== file)),
  }
}

/** The terms with the reader's own over them; as long as those cannot be read, without. */
export function useTerms(ground: PlanGround, own: string, on: Day) {
  return useMemo(() => {
    const plain = () => lexiconFrom(ground, undefined, on)
    if (own.trim() === "") return { lexicon: plain(), error: undefined }
    try {
      return { lexicon: lexiconFrom(ground, parsed(own), on), error: undefined }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { lexicon: plain(), error }
    }
  }, [ground, own, on])
}

function parsed(text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    const cause = error instanceof Error ? (error.message.split("\n")[0] ?? "") : `${error}`
    throw new Refusal("observatory.plan-terms-misshapen", { file: ownTerms, place: "YAML", cause })
  }
}

export function useAudit(brought: readonly BroughtPlan[], lexicon: ReturnType<typeof useTerms>["lexicon"]) {
  return useMemo(() => auditAll(brought, lexicon), [brought, lexicon])
}
