import { useRouter } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"

/** A page that could not be shown: why, and another try. */
export function FaultPage({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation("frame")
  const router = useRouter()
  return (
    <Page title={t("fault.title")}>
      <RefusalNotice error={error} onRetry={() => router.invalidate()} />
    </Page>
  )
}
