import { Button } from "@mantine/core"
import { type FormEvent, type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { DataTable } from "../ui/data-table.tsx"
import { LongWork } from "../ui/long-work.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./facilities.module.css"
import { Uses } from "./uses.tsx"

/** Brings a log of uses in: each clean row meters its booking, each doubt is flagged, each broken row is named. */
export function UseLog({
  of,
}: {
  readonly of: { readonly jurisdiction: string; readonly facility: string }
}): ReactNode {
  const { t } = useTranslation("facilities")
  const id = useId()
  const [file, setFile] = useState<File | undefined>(undefined)
  const bring = useAct("importUse")
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (file === undefined || bring.isPending) return
    bring.mutate(
      { params: of, body: await file.text() },
      { onSuccess: ({ accepted }) => announce(t("log.accepted", { count: accepted })) },
    )
  }
  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <label htmlFor={id}>{t("log.file")}</label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          required
          aria-describedby={`${id}-note`}
          onChange={({ currentTarget }) => {
            setFile(currentTarget.files?.[0])
            bring.reset()
          }}
        />
        <p id={`${id}-note`} className={styles.soft}>
          {t("log.columns")}
        </p>
        <div>
          <Button type="submit" variant="default" disabled={file === undefined} loading={bring.isPending}>
            {t("log.do")}
          </Button>
        </div>
      </form>
      {bring.isPending ? <LongWork act="importUse" doing={t("log.doing", { file: file?.name ?? "" })} /> : null}
      {bring.error === null ? null : <RefusalNotice error={bring.error} asked={t("log.do")} />}
      {bring.data === undefined ? null : <Report report={bring.data} />}
    </>
  )
}

function Report({ report }: { readonly report: Reply<"importUse"> }): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const flagged = report.uses.filter(({ flags }) => flags.length > 0).length
  const broken = report.rejected.map((row, index) => ({ ...row, key: `${index}` }))
  return (
    <>
      <Receipt
        text={`${t("log.accepted", { count: report.accepted })} ${t("log.flagged", { count: flagged })} ${t("log.rejected", { count: new Set(report.rejected.map(({ row }) => row)).size })}`}
      />
      {report.uses.length === 0 ? null : <Uses uses={report.uses} />}
      {broken.length === 0 ? null : (
        <DataTable
          name="use-log-faults"
          label={t("log.broken")}
          rows={broken}
          rowKey={({ key }) => key}
          columns={[
            { key: "row", label: t("log.row"), value: ({ row }) => row, numeric: true },
            { key: "column", label: t("log.column"), value: ({ column }) => column, filter: "choice" },
            { key: "cause", label: t("log.cause"), value: ({ cause }) => say(cause), filter: "text" },
          ]}
        />
      )}
    </>
  )
}
