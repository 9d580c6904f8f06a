import type { ReactNode } from "react"
import { Page } from "../ui/page.tsx"

export function SignInPage(): ReactNode {
  return <Page title="SignInPage">…</Page>
}
