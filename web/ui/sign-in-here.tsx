import { useRouterState } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { InnerLink } from "./inner-link.tsx"

/** Says why signing in would help, and leads to it and back. */
export function SignInHere({ why }: { readonly why: string }): ReactNode {
  const { t } = useTranslation("ui")
  const here = useRouterState({ select: ({ location }) => location.href })
  return (
    <>
      {why} <InnerLink href={`/sign-in?back=${encodeURIComponent(here)}`}>{t("sign-in")}</InnerLink>
    </>
  )
}
