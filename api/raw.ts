import { Readable } from "node:stream"
import type { FastifyInstance } from "fastify"
import { exportLog } from "../store/evidence.ts"
import { registerCalendar } from "./calendar.ts"
import { requirePermitted } from "./perform.ts"
import type { Platform } from "./platform.ts"

/** What is no JSON of the contract: sign-in, calendars, the log's export, health. */
export async function registerRaw(app: FastifyInstance, platform: Platform): Promise<void> {
  app.get("/api/health", async (_, reply) => {
    await platform.database.pool.query("select 1")
    return reply.send({ ready: true })
  })
  registerCalendar(app, platform)
  app.get("/api/log/export", async (request, reply) => {
    await requirePermitted("evidence.read-log", request, platform)
    return reply
      .type("application/x-ndjson")
      .header("content-disposition", 'attachment; filename="log.ndjson"')
      .send(
        Readable.from(exportLog(platform.database.db, { origin: platform.logKey.name, key: platform.logKey.verifier })),
      )
  })
}
