import { useTranslation } from "react-i18next"
import type en from "../en.json"

/** Words of a method file in the reader's language; a word without a text stays as it is written. */
export interface Words {
  readonly argument: (name: string) => string
  readonly value: (name: string) => string
  readonly step: (name: string) => string
  readonly level: (level: string) => string
}

type WordKey = Extract<keyof typeof en, `bench.${"argument" | "value" | "step"}.${string}`>

export function useWords(): Words {
  const { t, i18n } = useTranslation("observatory")
  const isKnown = (key: string): key is WordKey => i18n.exists(key, { ns: "observatory" })
  const said = (key: string, name: string) => (isKnown(key) ? t(key) : name)
  return {
    argument: (name) => said(`bench.argument.${name}`, name),
    step: (name) => said(`bench.step.${name}`, name),
    value: (name) => said(`bench.value.${name}`, name),
    level: (level) => t("bench.level", { level }),
  }
}
