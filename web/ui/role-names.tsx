import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Self } from "../session.ts"

/** A role that a person holds in an organisation. */
export type Role = Self["memberships"][number]["roles"][number]

/** Roles by their names, in one line. */
export function RoleNames({ roles }: { readonly roles: readonly Role[] }): ReactNode {
  const { t } = useTranslation("ui")
  return roles.map((role) => t(`role.${role}`)).join(t("list.and"))
}
