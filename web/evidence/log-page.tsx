import type { ReactNode } from "react"
import { Page } from "../ui/page.tsx"

export function LogPage(): ReactNode {
  return <Page title="LogPage">…</Page>
}
