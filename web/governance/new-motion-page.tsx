import { NativeSelect, SegmentedControl } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { read, useAct } from "../query.ts"
import { present } from "../search-params.ts"
import { actingMembership, useSelf } from "../session.ts"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { SignInHere } from "../ui/sign-in-here.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { emptyDraft } from "./draft-change.ts"
import { DraftForm } from "./draft-form.tsx"
import styles from "./governance.module.css"
import type { Parameter } from "./motion-types.ts"

/** A motion is drafted: what it changes, what that would have done, and its words. Anyone may try; delegates propose. */
export function NewMotionPage(): ReactNode {
  const { t } = useTranslation("governance")
  const search = useSearch({ from: "/motions/new" })
  const navigate = useNavigate({ from: "/motions/new" })
  const parameters = useQuery(read("readParameters"))
  const draft = useAct("draftMotion")
  const withheld = useWithheld()
  const of = search.of ?? "parameter"
  const chosen = parameters.data?.items.find(({ id }) => id === search.parameter)
  const change = (next: { readonly [Key in keyof typeof search]?: (typeof search)[Key] | undefined }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  const name = `motion ${of} ${of === "parameter" ? (search.parameter ?? "") : ""}`
  return (
    <Page wide title={t("new.title")} intro={t("new.intro")}>
      <SegmentedControl
        className={styles.choice}
        aria-label={t("new.of")}
        value={of}
        data={[
          { value: "parameter", label: t("new.of-parameter") },
          { value: "entries", label: t("new.of-entries") },
        ]}
        onChange={(value) => change({ of: value === "entries" ? "entries" : undefined })}
      />
      {parameters.error === null ? null : (
        <RefusalNotice error={parameters.error} asked={t("new.title")} onRetry={() => parameters.refetch()} />
      )}
      {parameters.data === undefined ? (
        parameters.error === null && <RowsSkeleton rows={4} />
      ) : (
        <>
          {of === "parameter" ? (
            <ParameterChoice
              parameters={parameters.data.items}
              chosen={search.parameter}
              onChoose={(parameter) => change({ parameter })}
            />
          ) : null}
          {chosen?.setBy === "law" && of === "parameter" ? (
            <SetByLaw parameter={chosen} />
          ) : of === "entries" || chosen !== undefined ? (
            <DraftForm
              key={name}
              name={name}
              first={{ ...emptyDraft, of, parameter: of === "parameter" ? (search.parameter ?? "") : "" }}
              parameter={of === "parameter" ? chosen : undefined}
              doing={t("new.do")}
              next={t("new.next")}
              withheld={withheld}
              busy={draft.isPending}
              error={draft.error}
              period={search}
              onPeriod={change}
              onSubmit={(body, done) =>
                draft.mutate(
                  { body },
                  {
                    onSuccess: ({ motion }) => {
                      done()
                      announce(t("new.done", { id: motion.id }))
                      void navigate({ to: "/motions/$motion", params: { motion: motion.id }, search: {} })
                    },
                  },
                )
              }
            />
          ) : null}
        </>
      )}
    </Page>
  )
}

interface ParameterChoiceProps {
  readonly parameters: readonly Parameter[]
  readonly chosen: string | undefined
  readonly onChoose: (parameter: string | undefined) => void
}

function ParameterChoice({ parameters, chosen, onChoose }: ParameterChoiceProps): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const of = (setBy: Parameter["setBy"]) =>
    parameters
      .filter((one) => one.setBy === setBy)
      .map(({ id, description }) => ({ value: id, label: `${say(description)} (${id})`, disabled: setBy === "law" }))
  return (
    <NativeSelect
      className={styles.choice}
      label={t("new.parameter")}
      description={t("new.parameter-note")}
      required
      value={chosen ?? ""}
      data={[
        { value: "", label: t("new.choose") },
        { group: t("new.by-members"), items: of("members") },
        { group: t("new.by-law"), items: of("law") },
      ]}
      onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}
    />
  )
}

function SetByLaw({ parameter }: { readonly parameter: Parameter }): ReactNode {
  const { t } = useTranslation("governance")
  return (
    <p>
      {t("new.set-by-law", { id: parameter.id })}{" "}
      <Link to="/parameters/$parameter" params={{ parameter: parameter.id }}>
        {t("new.see-parameter")}
      </Link>
    </p>
  )
}

/** Why the reader cannot propose, with what would help; nothing for a delegate. */
export function useWithheld(): ReactNode | undefined {
  const { t } = useTranslation("governance")
  const self = useSelf()
  if (self === undefined) return undefined
  if (self === null) return <SignInHere why={t("new.visitor")} />
  const acting = actingMembership(self)
  if (acting?.kind === "government" && acting.roles.includes("delegate")) return undefined
  return (
    <>
      {t("new.no-delegate")}{" "}
      <Link to="/rules" search={{ act: "governance.draft" }}>
        {t("new.rule")}
      </Link>
    </>
  )
}
