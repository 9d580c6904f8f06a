import { useTranslation } from "react-i18next"
import type { Language } from "../i18n.ts"

/** A text of the data in both languages. */
export interface TwoTexts {
  readonly zh: string
  readonly en: string
}

/** The language shown now; the component is drawn anew when it changes. */
export function useLanguage(): Language {
  return useTranslation("frame").i18n.language === "en" ? "en" : "zh"
}

/** Picks the reader's language out of a text. @example const say = useSay(); say({ zh: "上海", en: "Shanghai" }) */
export function useSay(): (text: TwoTexts) => string {
  const shown = useLanguage()
  return (text) => text[shown]
}
