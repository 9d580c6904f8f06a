import { useTranslation } from "react-i18next"

/** Writes minutes as hours and minutes. @example useDuration()(90) // "1 h 30 min" */
export function useDuration(): (minutes: number) => string {
  const { t } = useTranslation("facilities")
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)]
    if (hours === 0) return t("duration.minutes", { minutes: rest })
    return rest === 0 ? t("duration.hours", { hours }) : t("duration.both", { hours, minutes: rest })
  }
}
