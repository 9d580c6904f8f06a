import type { ReactNode } from "react"
import { Page } from "../ui/page.tsx"

export function OrganisationsPage(): ReactNode {
  return <Page title="OrganisationsPage">…</Page>
}
