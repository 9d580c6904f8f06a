import type { FastifyInstance } from "fastify"
import type { Platform } from "./platform.ts"

/** What is no JSON of the contract: sign-in, calendars, the log's export, health. */
export async function registerRaw(app: FastifyInstance, platform: Platform): Promise<void> {
  app.get("/api/health", async (_, reply) => {
    await platform.database.pool.query("select 1")
    return reply.send({ ready: true })
  })
}
