import { Link } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { useAct } from "../query.ts"
import { actingMembership, useSelf } from "../session.ts"
import { CsvForm } from "../ui/csv-form.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page, Section } from "../ui/page.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowFaults } from "../ui/row-faults.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { ActivityForm } from "./activity-form.tsx"
import { ReportForm } from "./report-form.tsx"

/** Where a statistics body records output, one report or a file, and registers what spans members. */
export function RecordPage(): ReactNode {
  const { t } = useTranslation("output")
  const self = useSelf()
  if (self === undefined) return <RowsSkeleton />
  const membership = self === null ? undefined : actingMembership(self)
  if (membership === undefined || !membership.roles.includes("statistics-officer"))
    return (
      <Page title={t("record.title")}>
        <EmptyState
          title={t("record.officers")}
          text={t("record.officers-text")}
          act={
            <Link to="/sign-in" search={{ back: "/output/record" }}>
              {t("record.sign-in")}
            </Link>
          }
        />
      </Page>
    )
  return (
    <Page title={t("record.title")} intro={t("record.intro")}>
      <ReportForm jurisdiction={membership.jurisdiction} />
      <Section title={t("import.title")} note={t("import.note")}>
        <ImportForm />
      </Section>
      <Section title={t("register.title")} note={t("register.note")}>
        <ActivityForm jurisdiction={membership.jurisdiction} />
      </Section>
    </Page>
  )
}

function ImportForm(): ReactNode {
  const { t } = useTranslation("output")
  const bring = useAct("importOutput")
  const [file, setFile] = useState("")
  return (
    <>
      <CsvForm
        columns={t("import.columns")}
        act={t("import.do")}
        beside
        pending={bring.isPending}
        onChoose={() => bring.reset()}
        onBring={(body) => {
          setFile(body)
          bring.mutate({ body })
        }}
      />
      {bring.error === null ? null : <RefusalNotice error={bring.error} asked={t("import.title")} />}
      {bring.data === undefined ? null : (
        <>
          <Receipt
            text={t("import.done", {
              accepted: bring.data.accepted,
              rejected: new Set(bring.data.rejected.map(({ row }) => row)).size,
            })}
            next={<Link to="/output">{t("record.see")}</Link>}
          />
          <RowFaults faults={bring.data.rejected} file={file} />
        </>
      )}
    </>
  )
}
