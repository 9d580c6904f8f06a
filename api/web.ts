import { existsSync } from "node:fs"
import { join } from "node:path"
import serveStatic from "@fastify/static"
import type { FastifyInstance } from "fastify"
import { Refusal } from "../base/index.ts"

/** Serves the built pages; an address of the app itself gets its one page, an unknown address below /api a problem. */
export async function registerWeb(app: FastifyInstance, folder: string | null): Promise<void> {
  const built = folder !== null && existsSync(join(folder, "index.html"))
  if (built)
    await app.register(serveStatic, {
      root: folder,
      wildcard: false,
      maxAge: "365d",
      immutable: true,
      setHeaders: (reply, path) => {
        if (path.endsWith(".html")) reply.header("cache-control", "no-cache")
      },
    })
  app.setNotFoundHandler((request, reply) => {
    if (!built || request.method !== "GET" || request.url.startsWith("/api/") || request.url.startsWith("/assets/"))
      throw new Refusal("api.not-found", { path: request.url.split("?")[0] ?? "" })
    return reply.sendFile("index.html", { maxAge: 0, immutable: false })
  })
}
