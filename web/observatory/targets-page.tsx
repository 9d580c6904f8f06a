import type { ReactNode } from "react"
import { Page } from "../ui/page.tsx"

export function TargetsPage(): ReactNode {
  return <Page title="TargetsPage">…</Page>
}
