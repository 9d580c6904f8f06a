import { Button, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { type FormEvent, type ReactNode, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import { addDays, instantAt, instantOf, localTime } from "../../base/index.ts"
import { announce } from "../frame/announcer.tsx"
import { read, useAct } from "../query.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText, ZoneContext } from "../ui/time-text.tsx"
import { useDraft } from "../ui/use-draft.ts"
import type { Period } from "./calendar-cells.ts"
import styles from "./facilities.module.css"
import { TimeFields } from "./time-fields.tsx"

interface ClosuresProps {
  readonly of: { readonly jurisdiction: string; readonly facility: string }
  readonly horizonDays: number
}

/** The API tells occupation for at most this many days at once. */
const longestLook = 62

/** Times at which the facility is closed: those to come, taking one back, adding one. */
export function Closures({ of, horizonDays }: ClosuresProps): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const zone = useContext(ZoneContext)
  const { day: today } = localTime(instantOf(Date.now()), zone)
  const query = {
    from: instantAt(today, 0, zone),
    until: instantAt(addDays(today, Math.min(horizonDays + 1, longestLook)), 0, zone),
  }
  const slots = useQuery(read("readSlots", { params: of, query }))
  const reopen = useAct("reopenFacility")
  const closures = (slots.data?.occupied ?? []).filter(({ kind }) => kind === "closure")
  const fault = slots.error ?? reopen.error
  return (
    <>
      {fault === null ? null : (
        <RefusalNotice error={fault} asked={t("closure.title")} onRetry={() => slots.refetch()} />
      )}
      {slots.data === undefined && slots.error === null ? <RowsSkeleton rows={2} /> : null}
      {slots.data !== undefined && closures.length === 0 ? <p className={styles.soft}>{t("closure.none")}</p> : null}
      <ul className={styles.bookings}>
        {closures.map(({ id, from, until, reason }) => (
          <li key={id}>
            <span>
              <InstantText at={from} /> – <InstantText at={until} />
              {reason === null ? null : <span className={styles.soft}> {say(reason)}</span>}
            </span>
            <Button
              size="compact-sm"
              variant="default"
              loading={reopen.isPending && reopen.variables.params?.closure === id}
              onClick={() =>
                reopen.mutate({ params: { ...of, closure: id } }, { onSuccess: () => announce(t("closure.reopened")) })
              }
            >
              {t("closure.reopen")}
            </Button>
          </li>
        ))}
      </ul>
      <NewClosure of={of} first={today} />
    </>
  )
}

function NewClosure({ of, first }: { readonly of: ClosuresProps["of"]; readonly first: string }): ReactNode {
  const { t } = useTranslation("facilities")
  const close = useAct("closeFacility")
  const [period, setPeriod] = useState<Period | undefined>(undefined)
  const draft = useDraft(`closure ${of.jurisdiction}/${of.facility}`, { zh: "", en: "" })
  const { zh, en } = draft.values
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (period === undefined || close.isPending) return
    close.mutate(
      { params: of, body: { ...period, reason: { zh: zh || en, en: en || zh } } },
      {
        onSuccess: () => {
          draft.clear()
          setPeriod(undefined)
          announce(t("closure.added"))
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TimeFields first={first} period={period} slotMinutes={30} onPeriod={setPeriod} />
      <TextInput
        label={t("closure.zh")}
        description={t("closure.example")}
        required={en === ""}
        value={zh}
        onChange={({ currentTarget }) => draft.set({ zh: currentTarget.value })}
      />
      <TextInput
        label={t("closure.en")}
        value={en}
        onChange={({ currentTarget }) => draft.set({ en: currentTarget.value })}
      />
      {close.error === null ? null : <RefusalNotice error={close.error} asked={t("closure.add")} />}
      <div className={styles.acts}>
        <Button type="submit" disabled={period === undefined} loading={close.isPending}>
          {t("closure.add")}
        </Button>
        {close.isSuccess && period === undefined ? <span role="status">{t("closure.added")}</span> : null}
      </div>
    </form>
  )
}
