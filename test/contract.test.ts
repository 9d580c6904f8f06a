import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { routes } from "../api/contract/index.ts"
import { describeApi, operationIdOf } from "../api/description.ts"
import { refusalTexts } from "../api/refusal-texts.ts"
import { missingHandlers } from "../api/server.ts"
import { acts, isAct } from "../rulebook/index.ts"

test("the committed description of the API is the one that the contract gives", () => {
  const committed: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../api/contract/openapi.json"), "utf8"))
  expect(describeApi(), "run npm run openapi").toEqual(committed)
})

test("every route of the contract has its work", () => {
  expect(missingHandlers()).toEqual([])
})

test("every route is an act that the rule book knows, and every such act has a route", () => {
  expect(routes.filter(({ name }) => !isAct(name)).map(({ name }) => name)).toEqual([])
  const named = new Set(routes.map(({ name }) => name))
  expect(Object.keys(acts).filter((name) => !named.has(name))).toEqual([])
})

test("every refusal that a route announces has its text", () => {
  const announced = new Set(routes.flatMap(({ refusals }) => refusals))
  expect([...announced].filter((code) => refusalTexts[code] === undefined)).toEqual([])
})

test("every refusal says in both languages what stands in the way and what would help", () => {
  for (const [code, { detail, help }] of Object.entries(refusalTexts)) {
    expect(detail.zh, code).toMatch(/\p{Script=Han}/u)
    expect(help.zh, code).toMatch(/\p{Script=Han}/u)
    const facts = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name?.replace(/(?:_?zh|_?en|Zh|En)$/, "")).sort()
    expect(facts(detail.en), `${code}: the two languages name the same facts`).toEqual(facts(detail.zh))
  }
})

test("no two routes share a method and path, nor an operation id", () => {
  const places = routes.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(places).size).toBe(places.length)
  expect(new Set(routes.map(operationIdOf)).size).toBe(routes.length)
})

test("every reference in the description leads to a component", () => {
  const description = describeApi()
  const text = JSON.stringify(description)
  const components = Object.keys(Object(Object(description.components).schemas))
  const missing = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)]
    .map(([, id]) => id ?? "")
    .filter((id) => !components.includes(id))
  expect(missing).toEqual([])
})
