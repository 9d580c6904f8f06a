import type { FastifyInstance } from "fastify"
import { type Route, routes } from "./contract/index.ts"
import { describeApi } from "./description.ts"
import { refusalTexts } from "./refusal-texts.ts"

/** Serves the description for programs, and a page made from it for people: plain HTML, no script. */
export async function registerDocs(app: FastifyInstance): Promise<void> {
  const description = JSON.stringify(describeApi(), null, 2)
  const page = docsPage()
  app.get("/api/openapi.json", (_, reply) => reply.type("application/json; charset=utf-8").send(description))
  app.get("/api/docs", (_, reply) => reply.type("text/html; charset=utf-8").send(page))
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
}

function docsPage(): string {
  const domains = [...new Set(routes.map(domainOf))]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Delta Commons API</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1c2024;background:#fff}
code{font-size:.9em;background:#eef0f2;padding:.1em .3em;border-radius:3px}
section section{border-top:1px solid #d5d9dd;padding:.5rem 0}
h3{margin:.5rem 0;font-size:1rem} dt{font-weight:600} a{color:#0b57a4}
@media (prefers-color-scheme:dark){body{color:#e6e8ea;background:#16181b}code{background:#2a2e33}a{color:#8cc1ff}}
</style></head><body><main>
<h1>Delta Commons API</h1>
<p>For programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. Sign in with a session cookie, or send <code>Authorization: Bearer</code> with an API key.
Each act takes <code>Idempotency-Key</code>: repeat a request with the same key, and what was done is not done twice.
Errors are problem details (RFC 9457) with a code of the list at the end, in the language of <code>Accept-Language</code> (zh, en).</p>
<nav aria-label="Contents"><ul>${domains.map((domain) => `<li><a href="#${domain}">${domain}</a></li>`).join("")}<li><a href="#problems">problems</a></li></ul></nav>
${domains.map(sectionOf).join("\n")}
<section id="problems"><h2>Problems</h2><dl>${Object.entries(refusalTexts)
    .map(
      ([code, { status, detail, help }]) =>
        `<dt id="${code}"><code>${code}</code> (${status})</dt><dd>${escaped(detail.en)} ${escaped(help.en)}<br><span lang="zh">${escaped(detail.zh)}${escaped(help.zh)}</span></dd>`,
    )
    .join("\n")}</dl></section>
</main></body></html>`
}

function domainOf({ path }: Route): string {
  return path.split("/")[2] ?? ""
}

function sectionOf(domain: string): string {
  return `<section id="${domain}"><h2>${domain}</h2>${routes
    .filter((route) => domainOf(route) === domain)
    .map(routeOf)
    .join("\n")}</section>`
}

function routeOf(route: Route): string {
  const fields = (shape: object) =>
    Object.keys(shape)
      .map((name) => `<code>${name}</code>`)
      .join(" ")
  const query = fields(route.query.shape)
  const body =
    "shape" in route.body && typeof route.body.shape === "object" && route.body.shape !== null
      ? fields(route.body.shape)
      : ""
  return `<section><h3><code>${route.method} ${route.path}</code></h3><p>${escaped(route.summary)}</p>
<p>Act: <code>${route.name}</code>.${query === "" ? "" : ` Query: ${query}.`}${body === "" ? "" : ` Body: ${body}.`}${route.accepts === "csv" ? " Body: a CSV file." : ""}${
    route.refusals.length === 0
      ? ""
      : ` Refusals: ${[...new Set(route.refusals)].map((code) => `<a href="#${code}"><code>${code}</code></a>`).join(" ")}.`
  }</p></section>`
}
