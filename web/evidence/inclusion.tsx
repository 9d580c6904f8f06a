import { Button } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { Icon } from "../ui/icon.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { saveFile } from "../ui/save-file.ts"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import styles from "./evidence.module.css"

interface InclusionProps {
  readonly index: number
  /** The bytes that the leaf hash covers, when they are at hand: the file then proves alone. */
  readonly body?: string
}

/** The proof that an entry is in the log: the hashes beside its way up to the signed root, and the file with them. */
export function Inclusion({ index, body }: InclusionProps): ReactNode {
  const { t } = useTranslation("evidence")
  const { data, error, refetch } = useQuery(read("readInclusion", { params: { index } }))
  if (error !== null)
    return <RefusalNotice error={error} asked={t("proof.asked", { index })} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={3} />
  const file = JSON.stringify(body === undefined ? data : { ...data, body }, null, 2)
  return (
    <>
      <p>{t("proof.says", { index: data.index, size: data.size, count: data.path.length })}</p>
      <ol className={styles.way}>
        <li>
          <span>{t("proof.leaf")}</span>
          <code>{data.leafHash}</code>
        </li>
        {data.path.map((hash) => (
          <li key={hash}>
            <span>{t("proof.beside")}</span>
            <code>{hash}</code>
          </li>
        ))}
        <li>
          <span>{t("proof.root")}</span>
          <code>{data.root}</code>
        </li>
      </ol>
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="download" size={16} />}
          onClick={() => saveFile(`inclusion-${data.index}-of-${data.size}.json`, "application/json", file)}
        >
          {t("proof.download")}
        </Button>
      </div>
    </>
  )
}
