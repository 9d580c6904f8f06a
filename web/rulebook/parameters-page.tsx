import type { ReactNode } from "react"
import { Page } from "../ui/page.tsx"

export function ParametersPage(): ReactNode {
  return <Page title="ParametersPage">…</Page>
}
