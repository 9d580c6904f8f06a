import { Badge } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { type TwoTexts, useSay } from "../ui/text.ts"
import styles from "./facilities.module.css"

interface OriginProps {
  readonly name: TwoTexts
  readonly acronym: string | null
  readonly jurisdiction: string
  readonly id: string
  readonly sample: boolean
  readonly confidence: string
}

/** Beside a facility's name: its acronym, whether it is made up, and how sure its data are. */
export function Origin({ name, acronym, sample, confidence, jurisdiction, id }: OriginProps): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  return (
    <>
      {acronym === null ? null : <span className={styles.acronym}>{acronym}</span>}
      {sample ? (
        <Badge variant="outline" size="sm" className={styles.sample}>
          {t("origin.sample")}
        </Badge>
      ) : null}
      <ProvenanceMark
        of={say(name)}
        provenance={{
          source: t(sample ? "origin.sample-source" : "origin.see-page"),
          note: sample
            ? t("origin.sample-note")
            : t("origin.confidence", { confidence: confidenceText(confidence, t) }),
          href: `/facilities/${encodeURIComponent(jurisdiction)}/${encodeURIComponent(id)}`,
        }}
      />
    </>
  )
}

const known = {
  sourced: "confidence.sourced",
  "partly sourced": "confidence.partly",
  "general knowledge, unverified": "confidence.general",
  "owner's statement": "confidence.owner",
  sample: "confidence.sample",
} as const

/** How sure the data of a facility are, in the reader's words; a word of the data that is not known stays as it is. */
export function confidenceText(confidence: string, t: (key: (typeof known)[keyof typeof known]) => string): string {
  const key = Object.entries(known).find(([word]) => word === confidence)?.[1]
  return key === undefined ? confidence : t(key)
}
