import { basename } from "node:path"
import { Refusal } from "../base/index.ts"
import { answerOf, type RulePack, readCase } from "../settlement/index.ts"
import { type CaseGround, readCaseGround, readRulePacks } from "../store/rule-packs.ts"
import { readWorkedExamples, type WorkedExample } from "../store/worked-examples.ts"
import { type Context, type Handled, read } from "./act.ts"
import { dividing } from "./contract/index.ts"
import { dividedClaims } from "./divided-claims.ts"
import { dividedGame } from "./divided-games.ts"
import { apportionmentPaper, claimsPaper, type Printed, sharesPaper } from "./dividing-papers/index.ts"
import { paperFoot, writePaper } from "./paper/index.ts"
import { filesOf } from "./region-facts.ts"
import { shownPack, termsOf } from "./shown-pack.ts"
import { triedDivision } from "./tried-weights.ts"
import { requireWorkable } from "./workable.ts"

/** Dividing amounts and worths by rules: reads that compute. Nothing of a question is kept. */
export const dividingRoutes: readonly Handled[] = [
  read(dividing.listRulePacks, { run: () => ({ items: [...packs().values()].map(shownPack) }) }),
  read(dividing.readRulePack, { run: ({ params }) => shownPack(packOf(params.pack)) }),
  read(dividing.listWorkedExamples, { run: () => ({ items: examples().map(shownExample) }) }),
  read(dividing.divideAmount, { run: ({ body }, context) => divided(body, context) }),
  read(dividing.divideGame, { run: ({ body }) => dividedGame(body).reply }),
  read(dividing.divideClaims, { run: ({ body }) => dividedClaims(body).reply }),
  read(dividing.apportionmentPaper, {
    run: ({ body }, context) => {
      const printed = { ...printedFor(context), region: basename(context.platform.regionFolder) }
      const pack = shownPack(packOf(body.case.pack))
      return writePaper(apportionmentPaper(divided(body, context), pack, body, printed))
    },
  }),
  read(dividing.sharesPaper, {
    run: ({ body }, context) => writePaper(sharesPaper(dividedGame(body), body.game, printedFor(context))),
  }),
  read(dividing.claimsPaper, {
    run: ({ body }, context) => writePaper(claimsPaper(dividedClaims(body), body, printedFor(context))),
  }),
]

function printedFor(context: Context): Printed {
  const { language, platform } = context
  return { language, publicUrl: platform.publicUrl, foot: (proof) => paperFoot(context, proof) }
}

let known: { readonly packs: ReadonlyMap<string, RulePack>; readonly examples: readonly WorkedExample[] } | undefined
const grounds = new Map<string, CaseGround>()

/** Packs and examples lie in files that come with the platform: read once in the life of a server. */
function files() {
  if (known === undefined) {
    const read = readRulePacks()
    const [first] = read.problems
    if (first !== undefined) throw new Error(`${first.file}:${first.line}: ${first.cause}`)
    known = { packs: read.packs, examples: readWorkedExamples() }
  }
  return known
}

const packs = () => files().packs
const examples = () => files().examples

/** What a case may hold is read by the engines, so that here it is any JSON. */
function shownExample({ given, ...example }: WorkedExample) {
  return { ...example, given: given as Readonly<Record<string, object>> }
}

function groundOf(folder: string): CaseGround {
  const ground = grounds.get(folder) ?? readCaseGround(folder)
  grounds.set(folder, ground)
  return ground
}

function packOf(id: string): RulePack {
  const pack = packs().get(id)
  if (pack === undefined)
    throw new Refusal("settlement.unknown-pack", { pack: id, known: [...packs().keys()].join(", ") })
  return pack
}

interface Asked {
  readonly case: { readonly pack: string; readonly units?: unknown }
  readonly weights?: Readonly<Record<string, string | number>> | undefined
}

function divided({ case: raw, weights = {} }: Asked, { platform }: Context) {
  const pack = packOf(raw.pack)
  requireFew(raw.units)
  requireWorkable({ case: raw, weights }, divisorsOf(pack))
  const { currencies, places } = groundOf(platform.regionFolder)
  const given = readCase(raw, currencies)
  const { divided, ...tried } = triedDivision(pack, given, weights, places)
  const { cities } = filesOf(platform.regionFolder)
  return {
    ...tried,
    answer: answerOf(divided),
    members: divided.parts.map(({ id, place }) => {
      const city = cities.find(({ code }) => code === place)
      return { id, name: city?.name ?? null, member: city?.jurisdiction ?? null }
    }),
  }
}

function requireFew(units: unknown): void {
  const { cases } = dividing.dividingLimits
  const values = Array.isArray(units) ? units.length + JSON.stringify(units).length / 1_000 : 0
  if (values > cases)
    throw new Refusal("settlement.too-many-units", {
      units: `${Array.isArray(units) ? units.length : 0}`,
      most: `${cases}`,
    })
}

/** Factors that others are divided by under some version of a pack. */
function divisorsOf(pack: RulePack): ReadonlySet<string> {
  return new Set(
    Object.values(pack.versions).flatMap((version) =>
      version === null ? [] : termsOf(version).flatMap(({ over }) => over ?? []),
    ),
  )
}
