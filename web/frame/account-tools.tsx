import { Menu } from "@mantine/core"
import { Link, useRouter, useRouterState } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { signOut } from "../auth.ts"
import { actingMembership, type Self, switchOrganisation, useSelf } from "../session.ts"
import { Icon } from "../ui/icon.tsx"
import { useSay } from "../ui/text.ts"
import { announce } from "./announcer.tsx"
import styles from "./frame.module.css"

/** For a visitor the way in; for a signed-in person the organisation acted for and the account. */
export function AccountTools(): ReactNode {
  const { t } = useTranslation("frame")
  const self = useSelf()
  const back = useRouterState({ select: ({ location }) => location.href })
  if (self === undefined) return null
  if (self === null)
    return (
      <Link to="/sign-in" search={back.startsWith("/sign-in") ? {} : { back }} className={styles.tool}>
        <Icon name="account" />
        <span className={styles.toolText}>{t("account.sign-in")}</span>
      </Link>
    )
  return (
    <>
      <OrganisationSwitch self={self} />
      <AccountMenu self={self} />
    </>
  )
}

function OrganisationSwitch({ self }: { readonly self: Self }): ReactNode {
  const { t } = useTranslation("frame")
  const say = useSay()
  const acting = actingMembership(self)
  if (acting === undefined) return null
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button type="button" className={styles.tool} aria-label={t("acting.for", { organisation: say(acting.name) })}>
          <Icon name="organisation" />
          <span className={styles.toolText}>{say(acting.name)}</span>
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("acting.choose")}</Menu.Label>
        {self.memberships.map((membership) => (
          <Menu.Item
            key={membership.organisation}
            leftSection={membership === acting ? <Icon name="check" size={16} /> : <span style={{ width: 16 }} />}
            onClick={async () => {
              await switchOrganisation(membership)
              announce(t("acting.now", { organisation: say(membership.name) }))
            }}
          >
            {say(membership.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function AccountMenu({ self }: { readonly self: Self }): ReactNode {
  const { t } = useTranslation("frame")
  const say = useSay()
  const router = useRouter()
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className={styles.tool} aria-label={t("account.of", { person: say(self.person.name) })}>
          <Icon name="account" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {say(self.person.name)} · {self.person.email}
        </Menu.Label>
        <Menu.Item component={Link} to="/account">
          {t("page.account")}
        </Menu.Item>
        <Menu.Item
          onClick={async () => {
            await signOut()
            await router.navigate({ to: "/" })
          }}
        >
          {t("account.sign-out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
