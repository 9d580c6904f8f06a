import { useRouterState } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { InnerLink } from "../ui/inner-link.tsx"

/** Says why signing in would help, and leads to it and back. */
export function SignInHere({ why }: { readonly why: string }): ReactNode {
  const { t } = useTranslation("governance")
  const here = useRouterState({ select: ({ location }) => location.href })
  return (
    <>
      {why} <InnerLink href={`/sign-in?back=${encodeURIComponent(here)}`}>{t("new.sign-in")}</InnerLink>
    </>
  )
}
