import { Button, NativeSelect, TextInput } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { useAct } from "../query.ts"
import { NameText } from "../ui/name-text.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { type Role, RoleNames } from "../ui/role-names.tsx"
import { DayText } from "../ui/time-text.tsx"
import styles from "./region.module.css"

interface MembersProps {
  readonly organisation: Reply<"readOrganisation">["organisation"]
  readonly members: Reply<"readOrganisation">["members"]
  readonly may: readonly string[]
}

/** People with their roles; a role ends today and what was done in it stays valid. */
export function Members({ organisation, members, may }: MembersProps): ReactNode {
  const { t } = useTranslation("region")
  const end = useAct("endMembership")
  return (
    <>
      {end.error === null ? null : <RefusalNotice error={end.error} asked={t("members.end")} />}
      <ul className={styles.list}>
        {members.map(({ person, name, role, from, until }) => (
          <li key={`${person} ${role}`} className={styles.row}>
            <NameText name={name} />
            <RoleNames roles={[role]} />
            <span className={styles.soft}>
              {t("members.from")} <DayText day={from} />
              {until === null ? null : (
                <>
                  {" "}
                  {t("members.until")} <DayText day={until} />
                </>
              )}
            </span>
            {may.includes("region.end-membership") && until === null ? (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => end.mutate({ params: { organisation: organisation.id, person, role } })}
              >
                {t("members.end")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {may.includes("region.add-membership") ? <AddMember organisation={organisation} /> : null}
    </>
  )
}

const work: readonly Role[] = ["engineer", "facility-manager", "organisation-admin"]
const offices: readonly Role[] = ["voucher-officer", "finance-officer", "registrar", "statistics-officer"]
/** Roles worth offering in an organisation; the register itself decides. */
const rolesOf = {
  firm: work,
  institute: work,
  university: work,
  government: [...work, ...offices, "delegate", "observer"],
  office: [...work, ...offices, "coordinator", "observer"],
} as const satisfies Readonly<Record<string, readonly Role[]>>

function AddMember({ organisation }: Pick<MembersProps, "organisation">): ReactNode {
  const { t } = useTranslation("region")
  const { t: shared } = useTranslation("ui")
  const add = useAct("addMembership")
  const [email, setEmail] = useState("")
  const [role, setRole] = useState<Role>("engineer")
  const roles: readonly Role[] = rolesOf[organisation.kind]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ params: { organisation: organisation.id }, body: { email, role } }, { onSuccess: () => setEmail("") })
  }
  return (
    <form className={styles.filters} onSubmit={submit}>
      {add.error === null ? null : <RefusalNotice error={add.error} asked={t("members.add")} />}
      <TextInput
        label={t("members.email")}
        description={t("members.email-example")}
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <NativeSelect
        label={t("members.role")}
        value={role}
        data={roles.map((one) => ({ value: one, label: shared(`role.${one}`) }))}
        onChange={({ currentTarget }) => setRole(roles.find((one) => one === currentTarget.value) ?? "engineer")}
      />
      <Button type="submit" loading={add.isPending}>
        {t("members.add")}
      </Button>
    </form>
  )
}
