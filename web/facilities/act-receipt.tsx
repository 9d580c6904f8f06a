import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { call } from "../api.ts"
import { read } from "../query.ts"
import { Receipt } from "../ui/receipt.tsx"

interface ActReceiptProps {
  readonly of: { readonly jurisdiction: string; readonly booking: string }
  readonly text: string
  readonly at: string
  readonly next?: ReactNode
}

/** The receipt of an act on a booking: its words, its entry in the log, and the proof as soon as the log has taken it in. */
export function ActReceipt({ of, text, at, next }: ActReceiptProps): ReactNode {
  const { t } = useTranslation("facilities")
  const { data } = useQuery({
    ...read("readBooking", { params: of }),
    // A fresh entry gets its place within seconds: asked again until then.
    refetchInterval: ({ state }) => (state.data?.history.at(-1)?.index === null ? 2_000 : false),
  })
  const entry = data?.history.findLast((one) => one.at >= at)
  const index = entry?.index ?? null
  return (
    <Receipt
      text={text}
      at={at}
      {...(index === null || entry === undefined
        ? {}
        : { entry: index, proof: { name: `receipt-${entry.entry}.json`, load: () => proofOf(entry.entry, index) } })}
      next={
        <>
          {entry === undefined ? null : (
            <Link to="/log/$id" params={{ id: entry.entry }}>
              {t("made.entry")}
            </Link>
          )}
          {next}
        </>
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
