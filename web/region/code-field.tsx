import { TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem } from "../api.ts"
import { read } from "../query.ts"

interface CodeFieldProps {
  readonly value: string
  readonly onChange: (code: string) => void
}

/** A registration code, checked when the field is left: what is wrong with it, which place, and who has it already. */
export function CodeField({ value, onChange }: CodeFieldProps): ReactNode {
  const { t } = useTranslation("region")
  const [left, setLeft] = useState(value.trim())
  const { data, error } = useQuery({
    ...read("checkRegistrationCode", { query: { code: left } }),
    enabled: left !== "",
  })
  const current = left !== "" && left === value.trim()
  const refused = current && error instanceof ApiProblem && error.status === 422
  return (
    <TextInput
      label={t("organisation.credit-code")}
      description={current && data?.organisation === null ? t("register.code-free") : t("register.code-example")}
      autoCapitalize="characters"
      autoComplete="off"
      spellCheck={false}
      maxLength={40}
      value={value}
      error={
        refused ? (
          `${error.detail} ${error.help ?? ""}`
        ) : current && data?.organisation ? (
          <>
            {t("register.code-taken")}{" "}
            <Link to="/organisations/$organisation" params={{ organisation: data.organisation }}>
              {t("register.open")}
            </Link>
          </>
        ) : null
      }
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onBlur={() => setLeft(value.trim())}
    />
  )
}
