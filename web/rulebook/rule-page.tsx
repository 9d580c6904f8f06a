import type { ReactNode } from "react"
import { Page } from "../ui/page.tsx"

export function RulePage(): ReactNode {
  return <Page title="RulePage">…</Page>
}
