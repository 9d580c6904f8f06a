import { describe, expect, test } from "vitest"
import * as contract from "../api/contract/index.ts"
import { routeTable } from "./route-table.ts"

const {
  agreements,
  books,
  dividing,
  duties,
  evidence,
  exported,
  facilities,
  governance,
  identity,
  impact,
  observatory,
  output,
  ownership,
  plans,
  region,
  rulebook,
  settlement,
  subsidies,
} = contract
const declared = Object.entries({
  ...agreements,
  ...books,
  ...dividing,
  ...duties,
  ...evidence,
  ...exported,
  ...facilities,
  ...governance,
  ...identity,
  ...impact,
  ...observatory,
  ...output,
  ...ownership,
  ...plans,
  ...region,
  ...rulebook,
  ...settlement,
  ...subsidies,
}).flatMap(([name, value]) => ("path" in value && "method" in value ? [[name, `${value.method} ${value.path}`]] : []))

describe("the table of routes", () => {
  test("names each route of the contract with its method and path, and no other", () => {
    expect(routeTable).toEqual(Object.fromEntries(declared))
  })
  test("holds as many routes as the contract lists, so that no two domains use one name", () => {
    expect(Object.keys(routeTable)).toHaveLength(contract.routes.length)
  })
})
