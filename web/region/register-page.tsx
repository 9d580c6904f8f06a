import { Link } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { actingMembership, useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page } from "../ui/page.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { RegisterForm } from "./register-form.tsx"

/** Registers one organisation by hand, in the member of which the reader is a registrar. */
export function RegisterPage(): ReactNode {
  const { t } = useTranslation("region")
  const say = useSay()
  const self = useSelf()
  const [made, setMade] = useState<Reply<"registerOrganisation"> | undefined>(undefined)
  if (self === undefined) return <PageSkeleton />
  const acting = self === null ? undefined : actingMembership(self)
  if (acting === undefined || !acting.roles.includes("registrar"))
    return (
      <Page title={t("register.title")}>
        <EmptyState
          title={t("register.registrars")}
          text={t("register.registrars-text")}
          act={
            self === null ? (
              <Link to="/sign-in" search={{ back: "/organisations/new" }}>
                {t("register.sign-in")}
              </Link>
            ) : (
              <Link to="/organisations">{t("register.list")}</Link>
            )
          }
        />
      </Page>
    )
  return (
    <Page title={t("register.title")} intro={t("register.intro")}>
      {made === undefined ? null : (
        <Receipt
          text={t("register.done", { name: say(made.name) })}
          next={
            <Link to="/organisations/$organisation" params={{ organisation: made.id }}>
              {t("register.open")}
            </Link>
          }
        />
      )}
      <RegisterForm jurisdiction={acting.jurisdiction} onMade={setMade} />
    </Page>
  )
}
