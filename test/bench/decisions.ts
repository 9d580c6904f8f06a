import { join } from "node:path"
import * as fc from "fast-check"
import { asCedar, compilePolicy, evaluate } from "../../rulebook/cedar/index.ts"
import { compile, decide, type Entry } from "../../rulebook/index.ts"
import { sceneOf } from "../../rulebook/request.ts"
import { decideByCedar, listFilesIn, readLists } from "../../store/cedar.ts"
import { randomEntries, randomRequest, today } from "../rulebook/samples.ts"
import { type Figure, round } from "./figures.ts"
import { usualRegionFolder } from "./region.ts"

const requestsEach = 5_000
const sets = 200
const seed = 20_261_124

/**
 * A million random requests decided by our closures and by the Cedar engine: half of them by the usual region's lists,
 * half by lists of random policies, erring ones too. Decisions, deciding policies and errors must be the same.
 * @throws Error at the first difference, with the request
 */
export async function benchDecisions(): Promise<readonly Figure[]> {
  const { entries } = await readLists(await listFilesIn(join(usualRegionFolder, "lists")))
  const began = performance.now()
  let [same, permitted, erring] = [0, 0, 0]
  for (let set = 0; set < sets; set++) {
    const requests = fc.sample(randomRequest, { numRuns: requestsEach, seed: seed + set })
    const found = set % 2 === 0 ? await byRegion(entries, requests) : await byChance(set, requests)
    same += found.same
    permitted += found.permitted
    erring += found.erring
    if (set % 20 === 19) console.log(`decisions: ${same} the same, ${round((performance.now() - began) / 1000)} s`)
  }
  const figure = `${same} decided alike, ${permitted} permitted, ${erring} with errors`
  return [
    {
      what: `random decisions, ${sets} lists`,
      figure,
      against: "the Cedar engine",
      ratio: (same / (sets * requestsEach)).toFixed(2),
      asked: "1000000 alike",
      met: same >= 1_000_000 && permitted > 0 && erring > 0,
    },
  ]
}

type Requests = Parameters<typeof decideByCedar>[1][number]["request"][]

/** What was the same; anything else is thrown. */
interface Same {
  readonly same: number
  readonly permitted: number
  readonly erring: number
}

async function byRegion(entries: readonly Entry[], requests: Requests): Promise<Same> {
  const lists = compile(1, entries)
  const theirs = await decideByCedar(
    entries,
    requests.map((request) => ({ request, day: today })),
  )
  let permitted = 0
  for (const [at, request] of requests.entries()) {
    const { outcome, entries: deciding } = decide(request, lists, today)
    const cedar = theirs[at]
    const ours = { decision: outcome === "permit" ? "allow" : "deny", reasons: deciding, errors: [] }
    requireSame(request, ours, cedar)
    if (outcome === "permit") permitted++
  }
  return { same: requests.length, permitted, erring: 0 }
}

async function byChance(set: number, requests: Requests): Promise<Same> {
  const entries = fc
    .sample(randomEntries, { numRuns: 4, seed: seed + set })
    .flat()
    .map((entry, index): Entry => ({ ...entry, id: `NL-${1000 + index}` }))
  const policies = entries.map(({ id, policy }) => compilePolicy(id, policy))
  const theirs = await decideByCedar(
    entries,
    requests.map((request) => ({ request, day: today })),
  )
  let [permitted, erring] = [0, 0]
  for (const [at, request] of requests.entries()) {
    const findings = evaluate(policies, sceneOf(request, today))
    const ours = { ...asCedar(findings), errors: findings.errors.map(({ policy }) => policy) }
    requireSame(request, ours, theirs[at])
    if (ours.decision === "allow") permitted++
    if (ours.errors.length > 0) erring++
  }
  return { same: requests.length, permitted, erring }
}

function requireSame(request: unknown, ours: unknown, theirs: unknown): void {
  const [one, other] = [JSON.stringify(ours), JSON.stringify(theirs)]
  if (one !== other) throw new Error(`${JSON.stringify(request)}: ours ${one}, Cedar's ${other}`)
}
