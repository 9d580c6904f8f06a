import { randomUUID } from "node:crypto"
import type { FastifyInstance } from "fastify"
import { addMinutes } from "../base/index.ts"
import { forgetReplies } from "../store/act-replies.ts"
import { agreements, duties, evidence, facilities, governance, settlement } from "./contract/index.ts"
import { sendWaitingMail } from "./mail.ts"
import type { Platform } from "./platform.ts"

/** Timed acts and how often each is called, in seconds. What is due is decided by the act, not by the clock here. */
const timed = [
  { route: settlement.closeBatch, every: 1 },
  { route: evidence.integrateLog, every: 1 },
  { route: governance.openDueBallots, every: 5 },
  { route: governance.closeDueBallots, every: 5 },
  { route: facilities.settleDue, every: 10 },
  { route: facilities.lapseSilence, every: 60 },
  { route: duties.runClocks, every: 60 },
  { route: settlement.expireVouchers, every: 600 },
  { route: agreements.runAgreements, every: 600 },
] as const

const daysOfReplies = 30

/**
 * Calls the timed acts while the server runs. Several servers may call at once: each act takes only what is still due.
 * @returns stops the calls, after those under way
 */
export function startScheduler(app: FastifyInstance, platform: Platform): () => Promise<void> {
  const running = new Set<Promise<unknown>>()
  const repeat = (seconds: number, work: () => Promise<unknown>) => {
    let busy = false
    return setInterval(() => {
      if (busy) return
      busy = true
      const one = work()
        .catch((error: unknown) => app.log.error({ err: error }, "a timed act failed"))
        .finally(() => {
          busy = false
          running.delete(one)
        })
      running.add(one)
    }, seconds * 1000)
  }
  const timers = [
    ...timed.map(({ route, every }) => repeat(every, () => call(app, platform, route.path))),
    repeat(5, () => sendWaitingMail(platform)),
    repeat(3600, () => forgetReplies(platform.database.db, addMinutes(platform.clock(), -daysOfReplies * 24 * 60))),
  ]
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await Promise.all(running)
  }
}

async function call(app: FastifyInstance, platform: Platform, path: string): Promise<void> {
  const reply = await app.inject({
    method: "POST",
    url: path,
    headers: {
      "x-scheduler-token": platform.schedulerToken,
      "idempotency-key": randomUUID(),
      "content-type": "application/json",
    },
    payload: "{}",
  })
  if (reply.statusCode >= 500) app.log.error({ path, problem: reply.body }, "a timed act failed")
}
