import type { ReactNode } from "react"
import { Page } from "../ui/page.tsx"

export function OrganisationPage(): ReactNode {
  return <Page title="OrganisationPage">…</Page>
}
