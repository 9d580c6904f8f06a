import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { WhenText } from "../ui/time-text.tsx"
import { useBodyName } from "./body-name.ts"
import { EntryLinks } from "./entry-links.tsx"
import styles from "./rulebook.module.css"

const kinds = [
  "shared-data",
  "use-of-funds",
  "official-conduct",
  "access-to-facilities",
  "licence",
  "penalty",
  "compulsion",
  "levy",
  "benefit",
  "inspection",
  "confirmation",
  "reward",
  "adjudication",
  "other",
] as const

function kindText(kind: string, t: ReturnType<typeof useTranslation<"rulebook">>["t"]): string {
  const known = kinds.find((one) => one === kind)
  return known === undefined ? kind : t(`kind.${known}`)
}

/** What an entry is: list, body, basis, time, and what it hangs together with. */
export function RuleFacts({ rule }: { readonly rule: Reply<"readRule"> }): ReactNode {
  const { t } = useTranslation("rulebook")
  const bodyName = useBodyName()
  const { entry, version, duties } = rule
  const facts: readonly (readonly [string, ReactNode] | undefined)[] = [
    [t("rule.list"), t(`list.${entry.list}`)],
    entry.kind === null ? undefined : [t("rule.kind"), kindText(entry.kind, t)],
    entry.body === null ? undefined : [t("rule.body"), bodyName(entry.body)],
    [t("rule.basis"), entry.basis ?? "–"],
    [t("rule.from"), <WhenText key="from" at={entry.from} />],
    [t("rule.until"), entry.until === null ? t("rule.open") : <WhenText key="until" at={entry.until} />],
    [t("rule.version"), version],
    [t("rule.source"), entry.source],
    entry.scope.length === 0
      ? undefined
      : [t("rule.scope"), entry.scope.map((code) => <MemberMark key={code} code={code} />)],
    entry.exception === null
      ? undefined
      : [
          t("rule.exception"),
          <Link key="exception" to="/divergences">
            {entry.exception}
          </Link>,
        ],
    entry.supersedes.length === 0
      ? undefined
      : [t("rule.supersedes"), <EntryLinks key="supersedes" entries={entry.supersedes} />],
    entry.clock === null
      ? undefined
      : [
          t("rule.clock"),
          <Link key="clock" to="/parameters/$parameter" params={{ parameter: entry.clock }}>
            <code>{entry.clock}</code>
          </Link>,
        ],
    duties.length === 0
      ? undefined
      : [
          t("rule.duties"),
          <Link key="duties" to="/duties">
            {duties.join(", ")}
          </Link>,
        ],
  ]
  return (
    <dl className={styles.facts}>
      {facts
        .filter((fact) => fact !== undefined)
        .map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  )
}
