import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./facilities.module.css"
import { useDuration } from "./use-duration.ts"

type Use = Reply<"readBooking">["uses"][number]

/** Metered uses with what is not clean about them; nothing is guessed. */
export function Uses({ uses }: { readonly uses: readonly Use[] }): ReactNode {
  const { t } = useTranslation("facilities")
  const duration = useDuration()
  if (uses.length === 0) return <p className={styles.soft}>{t("use.none")}</p>
  return (
    <table className={styles.plain}>
      <thead>
        <tr>
          <th scope="col">{t("use.started")}</th>
          <th scope="col">{t("use.ended")}</th>
          <th scope="col" className={styles.right}>
            {t("use.length")}
          </th>
          <th scope="col">{t("use.source")}</th>
          <th scope="col">{t("use.flags")}</th>
        </tr>
      </thead>
      <tbody>
        {uses.map(({ id, started, ended, source, flags }) => (
          <tr key={id}>
            <td>
              <InstantText at={started} />
            </td>
            <td>{ended === null ? "–" : <InstantText at={ended} />}</td>
            <td className={styles.right}>
              {ended === null ? "–" : duration((Date.parse(ended) - Date.parse(started)) / 60_000)}
            </td>
            <td>{t(`source.${source}`)}</td>
            <td>
              {flags.length === 0 ? t("use.clean") : null}
              {flags.map((flag) => (
                <span key={flag} className={styles.flag}>
                  {t(`flag.${flag}`)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
