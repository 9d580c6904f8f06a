import type { ReactNode } from "react"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useLanguage } from "../ui/text.ts"
import { toldProblem } from "./told-problem.ts"

/** What the engine refuses, in the reader's language. */
export function LocalRefusal({ error, asked }: { readonly error: unknown; readonly asked: string }): ReactNode {
  const language = useLanguage()
  return <RefusalNotice error={toldProblem(error, language)} asked={asked} />
}
