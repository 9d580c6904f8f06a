import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { PolicyJson } from "@cedar-policy/cedar-wasm/nodejs"
import { newEnforcer, newModelFromString, StringAdapter } from "casbin"
import { instantOf } from "../../base/index.ts"
import { compile, type DecisionRequest, decide } from "../../rulebook/index.ts"
import { listVersion, newestVersion, saveListVersion } from "../../store/rules.ts"
import { client } from "../faults/client.ts"
import { serve } from "../faults/served.ts"
import type { PeerAnswer, PeerJob } from "./cedar-peer.ts"
import { type Figure, percentile, round, table, within } from "./figures.ts"
import { type BenchServer, loadBenchRegion } from "./region.ts"
import { asEntry, benchDay, type RuleWorld, ruleWorld } from "./rule-world.ts"

const size = { rules: 1_000, people: 6_000, facilities: 4_000, requests: 5_000 }
const seconds = 4
const rounds = 3

interface Speed {
  readonly permits: readonly boolean[]
  /** Decisions per second of CPU. */
  readonly rate: number
}

/**
 * Decisions of 1,000 rules over 10,000 people and facilities: ours, the Cedar engine (policies parsed before, one set an
 * act, the two entities of each request) and casbin (one enforcer an act), in turns, on the same requests. All must
 * decide alike. Then how soon a new version of as many entries decides on a running platform.
 */
export async function benchRules(server: BenchServer): Promise<readonly Figure[]> {
  const world = ruleWorld(size)
  const turns: { ours: Speed; cedar: Speed; casbin: Speed; p99: number }[] = []
  for (let turn = 0; turn < rounds; turn++) {
    const { p99, ...ours } = decideOurs(world)
    turns.push({ ours, p99, cedar: await decideByCedar(world), casbin: await decideByCasbin(world) })
  }
  for (const { ours, cedar, casbin } of turns)
    if ([cedar, casbin].some(({ permits }) => permits.some((permit, at) => permit !== ours.permits[at])))
      throw new Error("the engines decide differently")
  const permitted = turns[0]?.ours.permits.filter((permit) => permit).length ?? 0
  console.log(`rules: ${size.requests} requests decided alike by all three, ${permitted} of them permitted`)
  console.log(
    table([
      ["decisions per CPU second", "Cedar engine", "casbin", "ratio to Cedar", "ratio to casbin", "p99 ms"],
      ...turns.map(({ ours, cedar, casbin, p99 }) =>
        [ours.rate, cedar.rate, casbin.rate, ours.rate / cedar.rate, ours.rate / casbin.rate, p99].map(round),
      ),
    ]),
  )
  const middle = (of: (turn: (typeof turns)[number]) => number) => percentile(turns.map(of), 0.5)
  const rate = middle(({ ours }) => ours.rate)
  const figure = `${round(rate)} decisions per CPU second`
  return [
    atLeast("rules: decisions, 1,000 entries, 10,000 entities", {
      figure,
      value: rate,
      asked: 20_000,
      against: "20,000",
    }),
    atLeast("rules: against the Cedar engine, parsed before", {
      figure,
      value: middle(({ ours, cedar }) => ours.rate / cedar.rate),
      asked: 20,
      against: `${round(middle(({ cedar }) => cedar.rate))} per CPU second`,
    }),
    atLeast("rules: against casbin", {
      figure,
      value: middle(({ ours, casbin }) => ours.rate / casbin.rate),
      asked: 5,
      against: `${round(middle(({ casbin }) => casbin.rate))} per CPU second`,
    }),
    within(
      "rules: p99 of a decision",
      middle(({ p99 }) => p99),
      0.2,
      "ms",
    ),
    await benchNewVersion(server, world),
  ]
}

function atLeast(
  what: string,
  { figure, value, asked, against }: { figure: string; value: number; asked: number; against: string },
): Figure {
  const ratio = value / asked >= 100 || asked >= 1000 ? (value / asked).toFixed(2) : value.toFixed(2)
  return { what, figure, against, ratio, asked: `at least ${asked}`, met: value >= asked }
}

/** Runs decisions for some seconds. @returns how many per second of CPU */
function rateOf(requests: readonly DecisionRequest[], one: (request: DecisionRequest) => unknown): number {
  const [began, used] = [performance.now(), process.cpuUsage()]
  let decisions = 0
  while (performance.now() - began < seconds * 1000)
    for (let next = 0; next < 200; next++) {
      const request = requests[decisions++ % requests.length]
      if (request !== undefined) one(request)
    }
  const { user, system } = process.cpuUsage(used)
  return decisions / ((user + system) / 1e6)
}

function decideOurs({ rules, requests }: RuleWorld): Speed & { readonly p99: number } {
  const lists = compile(1, rules.map(asEntry))
  const permits = requests.map((request) => decide(request, lists, benchDay).outcome === "permit")
  const rate = rateOf(requests, (request) => decide(request, lists, benchDay))
  const times = Array.from({ length: 100_000 }, (_, at) => {
    const request = requests[at % requests.length]
    const began = performance.now()
    if (request !== undefined) decide(request, lists, benchDay)
    return performance.now() - began
  })
  return { permits, rate, p99: percentile(times, 0.99) }
}

async function decideByCedar({ acts, rules, requests }: RuleWorld): Promise<Speed> {
  const entries = rules.map((rule) => ({ act: rule.act, entry: asEntry(rule) }))
  const sets = acts.map((act) => ({
    act,
    policies: Object.fromEntries(
      entries
        .filter((one) => one.act === act)
        .map(({ entry: { id, policy } }) => [id, policy as unknown as PolicyJson]),
    ),
  }))
  const { permits, decisions, cpu } = await askPeer({ sets, requests, seconds })
  return { permits, rate: decisions / cpu }
}

function askPeer(job: PeerJob): Promise<PeerAnswer> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("./cedar-peer.ts", import.meta.url))], {
    stdio: ["pipe", "pipe", "inherit"],
  })
  const output: Buffer[] = []
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk))
  child.stdin.end(JSON.stringify(job))
  return new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code) =>
      code === 0
        ? resolve(JSON.parse(Buffer.concat(output).toString()))
        : reject(new Error(`Cedar ended with ${code}`)),
    )
  })
}

const casbinModel = `
[request_definition]
r = sub, obj
[policy_definition]
p = pa, pt, oa, ot, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = says(r.sub, p.pa, p.pt) && says(r.obj, p.oa, p.ot)
`

async function decideByCasbin({ acts, rules, requests }: RuleWorld): Promise<Speed> {
  const enforcers = new Map<string, Awaited<ReturnType<typeof newEnforcer>>>()
  for (const act of acts) {
    const lines = rules
      .filter((rule) => rule.act === act)
      .map(({ principal, resource, effect }) =>
        [
          "p",
          principal.attribute,
          principal.text,
          resource.attribute,
          resource.text,
          effect === "permit" ? "allow" : "deny",
        ].join(", "),
      )
    const enforcer = await newEnforcer(newModelFromString(casbinModel), new StringAdapter(lines.join("\n")))
    await enforcer.addFunction("says", (of: Readonly<Record<string, unknown>>, attribute: string, text: string) => {
      const value = of[attribute]
      return Array.isArray(value) ? value.includes(text) : value === text
    })
    enforcers.set(act, enforcer)
  }
  const enforce = ({ act, principal, resource }: DecisionRequest) =>
    enforcers.get(act)?.enforceSync(principal, resource) ?? false
  return { permits: requests.map(enforce), rate: rateOf(requests, enforce) }
}

/** From the commit of a version of 1,000 entries more until the running platform decides by it and shows one of them. */
async function benchNewVersion(server: BenchServer, { rules }: RuleWorld): Promise<Figure> {
  const region = await loadBenchRegion(server, 320)
  const served = await serve({ folder: `${server.folder}/rules`, databaseUrl: region.url })
  const reader = client(served.url)
  try {
    const entries = await entriesInForce(region.database.db)
    await reader.send("/api/rules") // it has been running for a while
    const times: number[] = []
    for (let turn = 0; turn < rounds; turn++) {
      const number = (await newestVersion(region.database.db)) + 1
      const now = instantOf(Date.now())
      const version = { number, effectiveAt: now, enactedAt: now, source: "bench" }
      // One rule has an id that no earlier version knows.
      const added = rules.map((rule, at) => asEntry(at === 0 ? { ...rule, id: `NL-${9_000 + turn}` } : rule))
      const enacted = { entries: [...entries, ...added], parameters: [], zone: "UTC" }
      await region.database.db.transaction().execute((on) => saveListVersion(on, version, enacted))
      const began = performance.now()
      while ((await reader.send(`/api/rules/NL-${9_000 + turn}`)).status !== 200);
      times.push(performance.now() - began)
    }
    console.log(`rules: a new version was live after ${times.map(round).join(", ")} ms`)
    return within("rules: a version of 1,000 entries more is live after", Math.max(...times), 1_000, "ms")
  } finally {
    reader.close()
    await served.end("SIGTERM")
    await region.drop()
  }
}

async function entriesInForce(db: Parameters<typeof newestVersion>[0]) {
  return (await listVersion(db, await newestVersion(db)))?.entries ?? []
}
