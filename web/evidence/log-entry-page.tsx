import type { ReactNode } from "react"
import { Page } from "../ui/page.tsx"

export function LogEntryPage(): ReactNode {
  return <Page title="LogEntryPage">…</Page>
}
