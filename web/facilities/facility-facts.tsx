import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { useRegion } from "../session.ts"
import { BothTexts } from "../ui/both-texts.tsx"
import { NameText } from "../ui/name-text.tsx"
import { Section } from "../ui/page.tsx"
import { type TwoTexts, useSay } from "../ui/text.ts"
import styles from "./facilities.module.css"
import { confidenceText } from "./origin.tsx"
import { rangeText } from "./spec-text.ts"

type Facility = Reply<"readFacility">["facility"]

/** What a facility is and can do, and where these facts come from. */
export function FacilityFacts({ facility }: { readonly facility: Facility }): ReactNode {
  const { t } = useTranslation("facilities")
  return (
    <>
      <Section title={t("facility.facts")}>
        {facility.description === null ? null : (
          <div>
            <BothTexts text={facility.description} />
          </div>
        )}
        <dl className={styles.facts}>
          {useFacts(facility).map(([label, fact]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {facility.specifications.length === 0 ? null : (
        <Section title={t("found.specifications")}>
          <Specifications of={facility.specifications} />
        </Section>
      )}
      <Names title={t("facility.techniques")} names={facility.techniques} />
      <Names title={t("found.accessories")} names={facility.accessories} />
    </>
  )
}

function useFacts(facility: Facility): readonly (readonly [string, ReactNode])[] {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const region = useRegion()
  const known = region?.instrumentClasses.find(({ code }) => code === facility.instrumentClass)
  const { organisation, confidence, sample } = facility
  const facts: readonly (readonly [string, ReactNode] | undefined)[] = [
    [
      t("facility.host"),
      organisation.id === null ? (
        <NameText key="host" name={organisation.name} />
      ) : (
        <Link key="host" to="/organisations/$organisation" params={{ organisation: organisation.id }}>
          <NameText name={organisation.name} />
        </Link>
      ),
    ],
    [t("filter.kind"), t(`kind.${facility.kind}`)],
    known && [t("filter.class"), say(known.name)],
    [t("facility.status"), t(`status.${facility.status}`)],
    facility.yearOpened === null ? undefined : [t("facility.opened"), `${facility.yearOpened}`],
    facility.field === null ? undefined : [t("facility.field"), facility.field],
    facility.tier === null ? undefined : [t("facility.tier"), facility.tier],
    facility.note === null ? undefined : [t("facility.note"), facility.note],
    [t("facility.source"), sample ? t("origin.sample-source") : facility.source],
    [t("facility.confidence"), confidenceText(confidence, t)],
  ]
  return facts.filter((fact) => fact !== undefined)
}

function Specifications({ of }: { readonly of: Facility["specifications"] }): ReactNode {
  const { t } = useTranslation("facilities")
  return (
    <table className={styles.plain}>
      <thead>
        <tr>
          <th scope="col">{t("spec.quantity")}</th>
          <th scope="col" className={styles.right}>
            {t("spec.range")}
          </th>
        </tr>
      </thead>
      <tbody>
        {of.map((each) => (
          <tr key={each.quantity}>
            <th scope="row">
              <NameText name={each.label} />
            </th>
            <td className={styles.right}>{rangeText(each)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Names({ title, names }: { readonly title: string; readonly names: readonly TwoTexts[] }): ReactNode {
  if (names.length === 0) return null
  return (
    <Section title={title}>
      <ul className={styles.names}>
        {names.map((name) => (
          <li key={`${name.zh} ${name.en}`}>
            <NameText name={name} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
