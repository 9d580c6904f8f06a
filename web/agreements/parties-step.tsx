import { Button, NativeSelect } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { useRegion } from "../session.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { useSay } from "../ui/text.ts"
import type { Change, Party, Template, Terms } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { WordsField } from "./fields.tsx"
import { TemplateChoice } from "./template-choice.tsx"

interface PartiesStepProps {
  readonly terms: Terms
  readonly onChange: Change
  readonly templates: readonly Template[]
}

/** What it is built from, what it is called, and between which places. */
export function PartiesStep({ terms, onChange, templates }: PartiesStepProps): ReactNode {
  const { t } = useTranslation("agreements")
  return (
    <>
      <TemplateChoice templates={templates} terms={terms} onChange={onChange} />
      <WordsField label={t("field.title")} value={terms.title} onChange={(title) => onChange({ title })} />
      <Parties terms={terms} onChange={onChange} />
    </>
  )
}

const untold = { share: "", measures: {}, stock: "", floor: "", cap: "", capOverTerm: "", appraisal: "" }

function Parties({ terms, onChange }: Omit<PartiesStepProps, "templates">): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const region = useRegion()
  const [chosen, setChosen] = useState("")
  if (region === undefined) return null
  const places = region.jurisdictions.map((member) => ({
    group: say(member.name),
    places: [
      { place: member.code, member: member.code, name: member.name },
      ...region.cities
        .filter(({ jurisdiction }) => jurisdiction === member.code)
        .map(({ code, name }) => ({ place: code, member: member.code, name })),
    ],
  }))
  const taken = terms.parties.map(({ place }) => place)
  const found = places.flatMap((one) => one.places).find(({ place }) => place === chosen)
  const add = () => {
    if (found === undefined) return
    const { zh, en } = found.name
    const party: Party = { ...found, name: { zh, en }, ...untold }
    onChange({ parties: [...terms.parties, party] })
    setChosen("")
  }
  return (
    <div className={styles.box}>
      <h3>{t("parties.title")}</h3>
      <ul className={styles.rows}>
        {terms.parties.map(({ place, member, name }) => (
          <li key={place} data-party={place}>
            <span className={styles.line}>
              <span>
                {say(name)} <span className={styles.id}>{place}</span>
              </span>
              <MemberMark code={member} />
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => onChange({ parties: terms.parties.filter((one) => one.place !== place) })}
              >
                {t("parties.remove", { name: say(name) })}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.line}>
        <NativeSelect
          label={t("parties.place")}
          value={chosen}
          data={[
            { value: "", label: t("field.choose") },
            ...places.map((one) => ({
              group: one.group,
              items: one.places
                .filter(({ place }) => !taken.includes(place))
                .map(({ place, name }) => ({ value: place, label: `${say(name)} (${place})` })),
            })),
          ]}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
        <Button variant="default" disabled={found === undefined} onClick={add}>
          {t("parties.add")}
        </Button>
      </div>
    </div>
  )
}
