import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useRegion } from "../session.ts"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import { type Begun, changedSince, type Editable } from "./edited.ts"
import styles from "./region.module.css"

interface ConflictProps {
  readonly values: Editable & Begun
  readonly newest: Editable
  /** Puts what was typed on top of the newest record. */
  readonly onKeep: () => void
  /** Takes the newest value of one field into the form. */
  readonly onTake: (name: keyof Editable) => void
}

/** What somebody else has changed since this edit was begun, beside what is typed here: the editor decides field by field. */
export function EditConflict({ values, newest, onKeep, onTake }: ConflictProps): ReactNode {
  const { t } = useTranslation("region")
  const say = useSay()
  const cities = useRegion()?.cities ?? []
  const shown = (name: keyof Editable, value: string) => {
    const city = name === "city" ? cities.find(({ code }) => code === value) : undefined
    return city === undefined ? value : say(city.name)
  }
  return (
    <div role="status" className={styles.conflict}>
      <p>
        <strong>{t("conflict.title")}</strong> {t("conflict.text")}
      </p>
      <ScrollArea label={t("conflict.title")}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("conflict.field")}</th>
              <th scope="col">{t("conflict.before")}</th>
              <th scope="col">{t("conflict.now")}</th>
              <th scope="col">{t("conflict.typed")}</th>
            </tr>
          </thead>
          <tbody>
            {changedSince(values, newest).map(({ name, before, now, typed }) => (
              <tr key={name}>
                <th scope="row">{t(`edit.${name}`)}</th>
                <td>{shown(name, before)}</td>
                <td>{shown(name, now)}</td>
                <td>
                  {shown(name, typed)}{" "}
                  {typed === now ? null : (
                    <Button size="compact-xs" variant="default" onClick={() => onTake(name)}>
                      {t("conflict.take")}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <div>
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          {t("conflict.keep")}
        </Button>
      </div>
    </div>
  )
}
