import type { ReactNode } from "react"
import { Page } from "../ui/page.tsx"

export function SeriesPage(): ReactNode {
  return <Page title="SeriesPage">…</Page>
}
