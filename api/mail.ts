import { createTransport, type Transporter } from "nodemailer"
import type { Db } from "../store/database.ts"
import { type MailState, nextMail, noteMail } from "../store/outbox.ts"
import { transaction } from "../store/transaction.ts"
import type { Platform } from "./platform.ts"

/** How many mails one call sends at most, so that it ends. */
const mostAtOnce = 200

/**
 * Sends the mails that wait, oldest first, when a mail server is configured. A mail is noted as sent in the transaction
 * that holds it: several servers may send at once, none sends another's. One that fails is tried again later.
 * @returns how many were handed over to the mail server
 */
export async function sendWaitingMail(platform: Platform): Promise<number> {
  const { mail } = platform
  if (mail === null) return 0
  const transport = createTransport(mail.url, { from: mail.from })
  let sent = 0
  try {
    for (let count = 0; count < mostAtOnce; count++) {
      const outcome = await transaction(platform.database.db, (db) => sendNext(db, platform, transport))
      if (outcome === "none") break
      if (outcome === "sent") sent += 1
    }
  } finally {
    transport.close()
  }
  return sent
}

async function sendNext(db: Db, { clock }: Platform, transport: Transporter): Promise<"none" | "sent" | "failed"> {
  const mail = await nextMail(db, clock())
  if (mail === undefined) return "none"
  const error = await transport.sendMail(messageOf(mail)).then(
    () => null,
    (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)).slice(0, 500),
  )
  await noteMail(db, mail, { at: clock(), error })
  return error === null ? "sent" : "failed"
}

function messageOf({ id, jurisdiction, address, subject, body, calendar }: MailState) {
  const method = calendar === null ? undefined : /^METHOD:(\w+)/m.exec(calendar)?.[1]
  return {
    to: address,
    subject,
    text: body,
    // The same mail sent twice, after a fault between sending and noting, is known by its id.
    messageId: `<${id}.${jurisdiction}@delta-commons>`,
    headers: { "Auto-Submitted": "auto-generated" },
    ...(calendar === null || method === undefined
      ? {}
      : { icalEvent: { method, filename: "booking.ics", content: calendar } }),
  }
}
