import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { MemberMark } from "../ui/member-mark.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import type { Party, Terms } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { AmountText } from "./amount-shown.tsx"

/** An agreement as it is read: twelve articles, each part of it in its place. */
export function AgreementText({ terms }: { readonly terms: Terms }): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const { trigger, revenue, base, collection, rounding, term, exit, dispute, parties } = terms
  const nameOf = (place: string) => {
    const party = parties.find((one) => one.place === place)
    return party === undefined ? place || t("text.open") : say(party.name)
  }
  const told = (text: string) => text || t("text.open")
  return (
    <ol className={styles.articles}>
      <Article title={t("part.parties")}>
        <Parties terms={terms} />
      </Article>
      <Article title={t("part.trigger")}>
        <p>
          {t(`kind.${trigger.kind}`)}
          {t("list.colon")}
          {told(say(trigger.subject))}
        </p>
        {trigger.facility === null ? null : (
          <p>
            <a href={`/facilities/${trigger.facility.jurisdiction}/${trigger.facility.id}`}>
              {trigger.facility.jurisdiction} {trigger.facility.id}
            </a>
          </p>
        )}
      </Article>
      <Article title={t("part.revenue")}>
        {revenue.map(({ id, title, part }) => (
          <p key={id}>
            {t("text.revenue", { name: told(say(title)), part: part.trim() === "1" ? "100%" : told(part) })}
          </p>
        ))}
        <p>{t("text.currency", { code: told(terms.currency) })}</p>
      </Article>
      <Article title={t("part.base")}>
        <p>{base.kind === "whole" ? t("text.whole") : t("text.increment", { year: told(base.year) })}</p>
        {base.threshold === "" ? null : (
          <p>
            {t("text.threshold")} <AmountText minor={base.threshold} />
          </p>
        )}
      </Article>
      <Article title={t("part.key")}>
        <KeyText terms={terms} />
      </Article>
      <Article title={t("part.limits")}>
        <p>{parties.some(isLimited) ? t("text.limits") : t("text.no-limits")}</p>
      </Article>
      <Article title={t("part.term")}>
        <p>{t("text.term", { from: told(term.from), until: told(term.until) })}</p>
        <p>
          {term.extension.kind === "none"
            ? t("text.no-extension")
            : t(`text.extension-${term.extension.kind}`, { until: told(term.extension.until) })}
        </p>
      </Article>
      <Article title={t("part.exit")}>
        <p>{t("text.exit", { days: told(exit.noticeDays) })}</p>
        <p>{told(say(exit.consequence))}</p>
      </Article>
      <Article title={t("part.collection")}>
        <p>
          {t("text.collection", {
            name: nameOf(collection.collector),
            frequency: t(`frequency.${collection.frequency}`),
            days: told(collection.transferDays),
          })}
        </p>
      </Article>
      <Article title={t("part.rounding")}>
        <p>{rounding.method === "down" ? t("text.down", { name: nameOf(rounding.rest) }) : t("text.remainder")}</p>
      </Article>
      <Article title={t("part.escape")}>
        <p>{told(say(terms.escape))}</p>
        <p>{t("text.dispute", { body: told(say(dispute.body)), days: told(dispute.days) })}</p>
      </Article>
      <Article title={t("part.appraisal")}>
        <Appraisal terms={terms} />
      </Article>
    </ol>
  )
}

function isLimited({ floor, cap, capOverTerm }: Party): boolean {
  return [floor, cap, capOverTerm].some((one) => one !== "")
}

function Article({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <li>
      <h3>{title}</h3>
      {children}
    </li>
  )
}

function Parties({ terms }: { readonly terms: Terms }): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const { parties, base } = terms
  if (parties.length === 0) return <p>{t("text.open")}</p>
  const amounts = [
    ...(base.kind === "increment" ? (["stock"] as const) : []),
    ...(["floor", "cap", "capOverTerm"] as const).filter((field) => parties.some((party) => party[field] !== "")),
  ]
  return (
    <ScrollArea label={t("part.parties")}>
      <table className={styles.table}>
        <caption className="hidden-text">{t("part.parties")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("text.place")}</th>
            <th scope="col">{t("text.member")}</th>
            {amounts.map((field) => (
              <th key={field} scope="col" className={styles.figure}>
                {t(`text.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parties.map((party) => (
            <tr key={party.place}>
              <th scope="row">
                {say(party.name)} <span className={styles.id}>{party.place}</span>
              </th>
              <td>
                <MemberMark code={party.member} />
              </td>
              {amounts.map((field) => (
                <td key={field} className={styles.figure}>
                  {party[field] === "" ? "–" : <AmountText minor={party[field]} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function KeyText({ terms }: { readonly terms: Terms }): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const { key, parties } = terms
  const open = t("text.open")
  if (key.kind === "fixed")
    return (
      <>
        <p>{t("key.fixed")}</p>
        {parties.map(({ place, name, share }) => (
          <p key={place}>{t("text.share", { name: say(name), share: share || open })}</p>
        ))}
      </>
    )
  return (
    <>
      <p>
        {t(`key.${key.kind}`)}
        {t("list.colon")}
        {t(key.values === "reported" ? "factors.reported" : "factors.agreed")}
      </p>
      {key.factors.map(({ id, title, weight }) => (
        <p key={id}>
          {t("text.factor", { name: say(title) || id, weight: weight || open })}
          {key.values === "reported"
            ? null
            : parties.map(({ place, name, measures }) => (
                <span key={place}>
                  {t("list.semicolon")}
                  {say(name)} {measures[id] || open}
                </span>
              ))}
        </p>
      ))}
    </>
  )
}

function Appraisal({ terms }: { readonly terms: Terms }): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  if (terms.appraisal === null) return <p>{t("text.no-appraisal")}</p>
  return (
    <>
      <p>{t("text.appraisal", { heads: terms.appraisal.heads.map(({ title }) => say(title)).join("、") })}</p>
      {terms.parties.map(({ place, name, appraisal }) => (
        <p key={place}>{t("text.share", { name: say(name), share: appraisal || t("text.open") })}</p>
      ))}
    </>
  )
}
