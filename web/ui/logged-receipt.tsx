import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { call } from "../api.ts"
import { read } from "../query.ts"
import { Receipt } from "./receipt.tsx"

/** What has been done: in words, and by the name of its entry in the log. */
export interface Done {
  readonly text: string
  readonly act: string
}

/** The receipt of an act on what the log calls `subject`: its words, its entry in the log, and the proof as soon as the log has taken it in. */
export function LoggedReceipt({ subject, done }: { readonly subject: string; readonly done: Done }): ReactNode {
  const { t } = useTranslation("ui")
  const { data } = useQuery({
    ...read("listLog", { query: { subject, act: done.act, limit: 1 } }),
    // A fresh entry gets its place within seconds: asked again until then.
    refetchInterval: ({ state }) => (state.data?.items[0]?.index == null ? 1_500 : false),
  })
  const entry = data?.items[0]
  const index = entry?.index ?? null
  return (
    <Receipt
      text={done.text}
      {...(entry === undefined ? {} : { at: entry.at })}
      {...(entry === undefined || index === null
        ? {}
        : { entry: index, proof: { name: `receipt-${entry.id}.json`, load: () => proofOf(entry.id, index) } })}
      next={
        entry === undefined ? null : (
          <Link to="/log/$id" params={{ id: entry.id }}>
            {t("receipt.open-entry")}
          </Link>
        )
      }
    />
  )
}

/** The bytes of the entry with the hashes that lead to the signed head: enough to check it without us. */
async function proofOf(id: string, index: number): Promise<string> {
  const [{ body }, inclusion] = await Promise.all([
    call("readLogEntry", { params: { id } }),
    call("readInclusion", { params: { index } }),
  ])
  return JSON.stringify({ ...inclusion, body }, null, 2)
}
