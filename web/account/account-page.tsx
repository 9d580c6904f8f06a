import type { ReactNode } from "react"
import { Page } from "../ui/page.tsx"

export function AccountPage(): ReactNode {
  return <Page title="AccountPage">…</Page>
}
