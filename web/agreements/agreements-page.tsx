import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { TableFiles } from "../ui/table-files.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./agreements.module.css"
import { AgreementMark } from "./state-mark.tsx"
import { isKind } from "./words.ts"

/** Every benefit-sharing agreement: between whom, about what, where it stands, whose signature is missing. */
export function AgreementsPage(): ReactNode {
  const { t } = useTranslation("agreements")
  const { data, error, refetch } = useQuery(read("listAgreements"))
  const build = (
    <Link to="/agreements/new" className={styles.primary}>
      {t("list.new")}
    </Link>
  )
  return (
    <Page title={t("list.title")} intro={t("list.intro")} act={build}>
      {error === null ? null : <RefusalNotice error={error} asked={t("list.title")} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton />
      ) : data.items.length === 0 ? (
        <EmptyState
          title={t("list.none")}
          text={t("list.none-text")}
          act={<Link to="/agreements/new">{t("list.new")}</Link>}
        />
      ) : (
        <Rows items={data.items} />
      )}
    </Page>
  )
}

interface RowsProps {
  readonly items: readonly {
    readonly id: string
    readonly title: { readonly zh: string; readonly en: string }
    readonly kind: string
    readonly state: Parameters<typeof AgreementMark>[0]["state"]
    readonly version: number
    readonly members: readonly string[]
    readonly until: string
    readonly unsigned: readonly string[]
  }[]
}

function Rows({ items }: RowsProps): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  type Item = RowsProps["items"][number]
  const columns = [
    { key: "id", label: t("list.id"), value: ({ id }: Item) => id },
    { key: "title", label: t("field.title"), value: ({ title }: Item) => say(title) },
    { key: "kind", label: t("trigger.kind"), value: ({ kind }: Item) => (isKind(kind) ? t(`kind.${kind}`) : kind) },
    { key: "state", label: t("list.state"), value: ({ state }: Item) => t(`state.${state}`) },
    { key: "version", label: t("list.version"), value: ({ version }: Item) => version },
    { key: "members", label: t("text.member"), value: ({ members }: Item) => members.join(" ") },
    { key: "until", label: t("term.until"), value: ({ until }: Item) => until },
    { key: "unsigned", label: t("list.not-signed"), value: ({ unsigned }: Item) => unsigned.join(" ") },
  ]
  return (
    <>
      <TableFiles name="agreements" rows={items} columns={columns} />
      <ul className={styles.rows}>
        {items.map(({ id, title, kind, state, members, until, unsigned }) => (
          <li key={id} data-agreement={id}>
            <span className={styles.line}>
              <span className={styles.id}>{id}</span>
              <Link to="/agreements/$agreement" params={{ agreement: id }}>
                {say(title) || t("list.untitled")}
              </Link>
              <AgreementMark state={state} />
            </span>
            <span className={styles.line}>
              {isKind(kind) ? <span>{t(`kind.${kind}`)}</span> : null}
              {members.map((code) => (
                <MemberMark key={code} code={code} />
              ))}
              {until === "" ? null : <span className={styles.soft}>{t("list.until", { day: until })}</span>}
            </span>
            {unsigned.length === 0 ? null : (
              <span className={styles.line}>
                <span className={styles.soft}>{t("list.unsigned")}</span>
                {unsigned.map((code) => (
                  <MemberMark key={code} code={code} />
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
