import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { CsvForm } from "../ui/csv-form.tsx"
import { LongWork } from "../ui/long-work.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowFaults } from "../ui/row-faults.tsx"
import { Uses } from "./uses.tsx"

/** Brings a log of uses in: each clean row meters its booking, each doubt is flagged, each broken row is named. */
export function UseLog({
  of,
}: {
  readonly of: { readonly jurisdiction: string; readonly facility: string }
}): ReactNode {
  const { t } = useTranslation("facilities")
  const [file, setFile] = useState({ name: "", text: "" })
  const bring = useAct("importUse")
  const start = (text: string, name: string) => {
    setFile({ name, text })
    bring.mutate(
      { params: of, body: text },
      { onSuccess: ({ accepted }) => announce(t("log.accepted", { count: accepted })) },
    )
  }
  return (
    <>
      <CsvForm
        beside
        columns={t("log.columns")}
        act={t("log.do")}
        pending={bring.isPending}
        onChoose={bring.reset}
        onBring={start}
      />
      {bring.isPending ? <LongWork act="importUse" doing={t("log.doing", { file: file.name })} /> : null}
      {bring.error === null ? null : <RefusalNotice error={bring.error} asked={t("log.do")} />}
      {bring.data === undefined ? null : <Report report={bring.data} file={file.text} />}
    </>
  )
}

function Report({ report, file }: { readonly report: Reply<"importUse">; readonly file: string }): ReactNode {
  const { t } = useTranslation("facilities")
  const flagged = report.uses.filter(({ flags }) => flags.length > 0).length
  return (
    <>
      <Receipt
        text={`${t("log.accepted", { count: report.accepted })} ${t("log.flagged", { count: flagged })} ${t("log.rejected", { count: new Set(report.rejected.map(({ row }) => row)).size })}`}
      />
      {report.uses.length === 0 ? null : <Uses uses={report.uses} />}
      <RowFaults faults={report.rejected} file={file} />
    </>
  )
}
