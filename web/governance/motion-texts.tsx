import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../ui/text.ts"
import { InstantText } from "../ui/time-text.tsx"
import { EntryWords } from "./entry-words.tsx"
import styles from "./governance.module.css"
import { ChangeLine } from "./motion-rows.tsx"
import type { Motion, MotionText } from "./motion-types.ts"

/** The texts of an amended motion, newest first, each compared word by word with the one before. */
export function MotionTexts({ motion }: { readonly motion: Motion }): ReactNode {
  const { t } = useTranslation("governance")
  const language = useLanguage()
  if (motion.texts.length < 2) return null
  const written = ({ title, reasons }: MotionText) => `${title[language]}\n\n${reasons[language]}`
  return (
    <details className={styles.fold}>
      <summary>{t("texts.title", { count: motion.texts.length })}</summary>
      <ol className={styles.bare} reversed>
        {motion.texts.toReversed().map((text) => {
          const before = motion.texts.find(({ version }) => version === text.version - 1)
          return (
            <li key={text.version} className={styles.entryChange}>
              <p>
                <strong>{t("texts.version", { version: text.version })}</strong> · <InstantText at={text.at} />
              </p>
              <p>
                <ChangeLine change={text.change} />
              </p>
              <EntryWords before={before === undefined ? written(text) : written(before)} after={written(text)} />
            </li>
          )
        })}
      </ol>
    </details>
  )
}
