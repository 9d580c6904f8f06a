import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core"
import { Link } from "@tanstack/react-router"
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { chooseLanguage } from "../i18n.ts"
import { useRegion } from "../session.ts"
import { Icon } from "../ui/icon.tsx"
import { useLanguage, useSay } from "../ui/text.ts"
import { AccountTools } from "./account-tools.tsx"
import styles from "./frame.module.css"

const SearchDialog = lazy(() => import("./search-dialog.tsx"))

/** Brand, search over everything, organisation, language, colours, account. */
export function TopBar(): ReactNode {
  const { t } = useTranslation("frame")
  const say = useSay()
  const region = useRegion()
  return (
    <header className={styles.top} data-frame>
      <Link to="/" className={styles.brand}>
        <Icon name="home" size={20} />
        <span className={styles.brandWords}>
          {t("product")}
          <small>{region === undefined ? " " : say(region.name)}</small>
        </span>
      </Link>
      <Search />
      <span className={styles.space} />
      <AccountTools />
      <LanguageSwitch />
      <ColourSwitch />
    </header>
  )
}

function Search(): ReactNode {
  const { t } = useTranslation("frame")
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault()
        setOpen(true)
      }
    }
    window.addEventListener("keydown", pressed)
    return () => window.removeEventListener("keydown", pressed)
  }, [])
  return (
    <>
      <button type="button" className={styles.search} onClick={() => setOpen(true)} aria-keyshortcuts="Control+K">
        <Icon name="find" />
        <span>{t("search.open")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open ? (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

function LanguageSwitch(): ReactNode {
  const other = useLanguage() === "zh" ? "en" : "zh"
  return (
    <button
      type="button"
      className={styles.tool}
      lang={other === "zh" ? "zh-CN" : "en"}
      onClick={() => chooseLanguage(other)}
    >
      <Icon name="language" />
      {other === "zh" ? "中文" : "English"}
    </button>
  )
}

function ColourSwitch(): ReactNode {
  const { t } = useTranslation("frame")
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme("light") === "light" ? "dark" : "light"
  return (
    <button
      type="button"
      className={`${styles.tool} ${styles.wideOnly}`}
      aria-label={t(`colours.${other}`)}
      onClick={() => setColorScheme(other)}
    >
      <Icon name={other} />
    </button>
  )
}
