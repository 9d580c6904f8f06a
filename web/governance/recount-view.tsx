import { Button, FileInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { call } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { read } from "../query.ts"
import { Icon } from "../ui/icon.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./governance.module.css"
import type { RecountHere } from "./recount-here.ts"

interface RecountViewProps {
  readonly motion: string
  readonly round: number
}

/** The export of a vote, the command that counts it again anywhere, and a recount in this browser. */
export function RecountView({ motion, round }: RecountViewProps): ReactNode {
  const { t } = useTranslation("governance")
  const { data: head } = useQuery(read("readHead"))
  const [counted, setCounted] = useState<RecountHere | undefined>(undefined)
  const [fault, setFault] = useState<unknown>(undefined)
  const [counting, setCounting] = useState(false)
  const file = `vote-${motion}-${round}.json`
  const run = async (load: () => Promise<unknown>) => {
    setCounting(true)
    setFault(undefined)
    try {
      const { recountHere } = await import("./recount-here.ts")
      const answer = await recountHere(await load(), head?.verifier)
      setCounted(answer)
      announce(t(answer.differences.length === 0 ? "recount.equal" : "recount.differs"))
    } catch (error) {
      setFault(error)
    } finally {
      setCounting(false)
    }
  }
  return (
    <div className={styles.recount}>
      <h3>{t("recount.title")}</h3>
      <p className={styles.soft}>{t("recount.note")}</p>
      <div className={styles.acts} data-screen-only>
        <a
          href={`/api/motions/${encodeURIComponent(motion)}/rounds/${round}/export`}
          download={file}
          className={styles.download}
        >
          <Icon name="download" size={16} />
          {t("recount.export")}
        </a>
        <Button
          variant="default"
          loading={counting}
          onClick={() => void run(() => call("readVoteExport", { params: { motion, round } }))}
        >
          {t("recount.here")}
        </Button>
      </div>
      {counted === undefined ? null : <Counted counted={counted} />}
      {fault === undefined ? null : <RefusalNotice error={fault} asked={t("recount.here")} />}
      <details className={styles.fold}>
        <summary>{t("recount.elsewhere")}</summary>
        <div className={styles.folded}>
          <p>{t("recount.command")}</p>
          <pre
            className={styles.code}
          >{`delta vote recount ${file}${head === undefined ? "" : ` --key '${head.verifier}'`}`}</pre>
          <p className={styles.soft}>{t("recount.key")}</p>
          <FileInput
            label={t("recount.file")}
            accept="application/json,.json"
            onChange={(given) => {
              if (given !== null) void run(async () => jsonOf(await given.text()))
            }}
          />
        </div>
      </details>
    </div>
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function Counted({ counted }: { readonly counted: RecountHere }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const { differences, signedBy, signatureChecked, result } = counted
  const equal = differences.length === 0
  return (
    <div role="status" className={styles.counted} data-equal={equal}>
      <p>
        <Icon name={equal ? "check" : "assumed"} /> <strong>{t(equal ? "recount.equal" : "recount.differs")}</strong>
      </p>
      {result === null ? null : (
        <p>
          <code>{result.quorum.numbers}</code> · <code>{result.majority.numbers}</code>
        </p>
      )}
      <ul className={styles.bare}>
        {differences.map(({ kind, text }) => (
          <li key={`${kind} ${text.en}`}>{say(text)}</li>
        ))}
      </ul>
      <p className={styles.soft}>
        {signatureChecked ? t("recount.signed", { by: signedBy.join(", ") || "–" }) : t("recount.not-signed")}
      </p>
    </div>
  )
}
