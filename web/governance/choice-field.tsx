import { Radio } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Choice } from "./motion-types.ts"

const choices: readonly Choice[] = ["yes", "no", "abstain"]

interface ChoiceFieldProps {
  readonly choice: Choice | undefined
  readonly wrong: boolean
  readonly onChoose: (choice: Choice | undefined) => void
}

/** Yes, no, or abstaining. */
export function ChoiceField({ choice, wrong, onChoose }: ChoiceFieldProps): ReactNode {
  const { t } = useTranslation("governance")
  return (
    <Radio.Group
      label={t("ballot.choose")}
      value={choice ?? ""}
      error={wrong ? t("ballot.choose-first") : undefined}
      onChange={(value) => onChoose(choices.find((one) => one === value))}
    >
      {choices.map((one) => (
        <Radio key={one} mt="xs" value={one} label={t(`choice.${one}`)} />
      ))}
    </Radio.Group>
  )
}
