import { Outlet, useRouterState } from "@tanstack/react-router"
import { type ReactNode, Suspense } from "react"
import { useTranslation } from "react-i18next"
import { useRegion } from "../session.ts"
import { CurrencyContext } from "../ui/money-text.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { ZoneContext } from "../ui/time-text.tsx"
import { WorkNotices } from "../ui/work-notices.tsx"
import { Announcer } from "./announcer.tsx"
import { BottomBar } from "./bottom-bar.tsx"
import styles from "./frame.module.css"
import { SiblingPages } from "./sibling-pages.tsx"
import { SideBar } from "./side-bar.tsx"
import { TopBar } from "./top-bar.tsx"

const unknown = { code: "XXX", decimals: 2, sign: "" }

/** What stands around every page: six places, search, organisation, language, account. */
export function Frame(): ReactNode {
  const { t } = useTranslation("frame")
  const region = useRegion()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  return (
    <ZoneContext value={region?.timeZone ?? "UTC"}>
      <CurrencyContext value={region?.currency ?? unknown}>
        <a href="#page" className={styles.skip}>
          {t("skip")}
        </a>
        <TopBar />
        <SideBar path={path} />
        <main id="page" tabIndex={-1} className={styles.main}>
          <SiblingPages path={path} />
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
        <BottomBar path={path} />
        <Announcer />
        <WorkNotices />
      </CurrencyContext>
    </ZoneContext>
  )
}
