import { useTranslation } from "react-i18next"
import { useWords } from "../words.ts"

/** An uncertain argument, `normalise.method` or `impute[2].k`, in the reader's words. */
export function useFactorName(): (factor: string) => string {
  const { t } = useTranslation("observatory")
  const words = useWords()
  return (factor) => {
    const [, step = "", nth, argument = ""] = /^([^.[]+)(?:\[(\d+)\])?\.(.+)$/.exec(factor) ?? []
    if (step === "") return factor
    const place = nth === undefined ? "" : ` ${nth}`
    return argument === "noise"
      ? `${t("bench.noise-title")}${place}`
      : `${words.step(step)}${place} · ${words.argument(argument)}`
  }
}
