import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Page } from "../ui/page.tsx"

/** No page has this address. */
export function NotFound(): ReactNode {
  const { t } = useTranslation("frame")
  return (
    <Page title={t("not-found.title")} intro={t("not-found.text")}>
      <p>
        <Link to="/">{t("not-found.home")}</Link>
      </p>
    </Page>
  )
}
