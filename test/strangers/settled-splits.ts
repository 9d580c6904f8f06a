import { sql } from "kysely"
import { agreements, books, settlement, subsidies } from "../../api/contract/index.ts"
import { type AgreementTerms, emptyTerms } from "../../settlement/index.ts"
import type { MoneyRegion } from "../money-region.ts"

const words = (text: string) => ({ zh: text, en: text })
const party = (member: string, name: string, more: object) => ({
  place: member,
  member,
  name: words(name),
  share: "",
  measures: {},
  stock: "",
  floor: "",
  cap: "",
  capOverTerm: "",
  appraisal: "",
  ...more,
})

/** Jiangsu collects from a park and shares a third of what exceeds the base year, up to a cap over the term. */
const park: AgreementTerms = {
  ...emptyTerms,
  title: words("Park"),
  parties: [
    party("CN-SH", "Shanghai", { share: "1/3", stock: "0", capOverTerm: "5000000" }),
    party("CN-JS", "Jiangsu", { share: "2/3", stock: "1000000" }),
  ],
  trigger: { kind: "enclave", subject: words("the park"), facility: null },
  revenue: [{ id: "tax", title: words("Tax"), part: "1/2" }],
  currency: "CNY",
  base: { kind: "increment", year: "2024", threshold: "" },
  term: { from: "2026-10-06", until: "2028-12-31", extension: { kind: "none", until: "" } },
  exit: { noticeDays: "90", consequence: words("what was executed stays") },
  collection: { collector: "CN-JS", frequency: "once", transferDays: "20" },
  escape: words("force majeure"),
  dispute: { body: words("the office"), days: "20" },
}

type Answer<Reply> = { readonly status: number; readonly reply: Reply; readonly problem: object }
async function done<Reply>(asked: Promise<Answer<Reply>>): Promise<Reply> {
  const { status, reply, problem } = await asked
  if (status >= 300) throw new Error(JSON.stringify(problem))
  return reply
}

/** An agreement signed by both of its parties. @returns its id */
export async function concludeAgreement(region: MoneyRegion): Promise<string> {
  for (const member of ["CN-SH", "CN-JS"]) {
    const id = `delegate-${member}`
    await sql`insert into person (id, name, email) values (${id}, ${id}, ${`${id.toLowerCase()}@example.org`})`.execute(
      region.database.db,
    )
    await sql`insert into membership (organisation, person, role, from_day)
      values (${`office-${member}`}, ${id}, 'delegate', '2026-01-01')`.execute(region.database.db)
  }
  const delegate = (member: string) => region.test.as(`delegate-${member}`, `office-${member}`)
  const { agreement } = await done(delegate("CN-SH").call(agreements.draftAgreement, { body: { terms: park } }))
  const params = { agreement: agreement.id }
  await done(delegate("CN-SH").call(agreements.proposeAgreement, { params }))
  const body = { digest: agreement.versions.at(-1)?.digest ?? "" }
  for (const member of ["CN-SH", "CN-JS"]) await done(delegate(member).call(agreements.signAgreement, { params, body }))
  return agreement.id
}

/** Three executions: one that is reversed, the corrected one, and one that the cap over the term cuts. */
export async function executeAgreement(region: MoneyRegion, agreement: string): Promise<void> {
  const delegate = region.test.as("delegate-CN-JS", "office-CN-JS")
  const execute = (id: string, from: string, until: string, amount: string) =>
    done(
      delegate.call(agreements.executeAgreement, {
        params: { agreement },
        body: { id, from, until, currency: "CNY", amounts: [{ head: "tax", amount }] } as never,
      }),
    )
  region.test.at("2026-11-20T10:00:00+08:00")
  const { executions } = await execute("first", "2026-10-06", "2026-10-20", "10000001")
  region.test.at("2026-11-20T10:10:00+08:00")
  const params = { agreement, transaction: executions[0]?.transaction ?? "" }
  const reversal = { params, body: { reason: "typed wrong" } }
  await done(region.finance("CN-JS").call(agreements.reverseExecution, reversal))
  region.test.at("2026-11-20T10:20:00+08:00")
  await execute("again", "2026-10-06", "2026-10-20", "20000003")
  region.test.at("2026-11-20T10:30:00+08:00")
  await execute("second", "2026-10-21", "2026-11-10", "30000000")
}

/** Three subsidies of one group: one that is reversed, one by its share, and one that the group's cap cuts. */
export async function grantSubsidies(region: MoneyRegion): Promise<void> {
  await region.fund("CN-SH", "100000000", "subsidy")
  const pay = async (day: string, amount: string, at: string) => {
    region.test.at(at)
    const invoice = {
      ...{ number: `A-${day}`, supplier: region.code("lab-CN-ZJ"), buyer: region.code("firm-CN-SH") },
      ...{ day, amount, currency: "CNY", lines: [`a run on ${day}`] },
    }
    const { id } = await done(region.admin("CN-SH").call(subsidies.claimSubsidy, { body: { invoice } }))
    const params = { jurisdiction: "CN-SH", claim: id }
    await done(
      region.vouchers("CN-SH").call(subsidies.decideSubsidy, { params, body: { grant: true, reason: "complete" } }),
    )
    return id
  }
  const wrong = await pay("2026-11-09", "10000.01", "2026-11-20T11:00:00+08:00")
  region.test.at("2026-11-20T11:10:00+08:00")
  const query = { jurisdiction: "CN-SH", subject: wrong }
  const [entry] = (await done(region.finance("CN-SH").call(settlement.listLedger, { query }))).items
  const params = { jurisdiction: "CN-SH", entry: entry?.id ?? "" }
  await done(region.finance("CN-SH").call(books.reverseEntry, { params, body: { reason: "paid back" } }))
  await pay("2026-11-10", "500000.01", "2026-11-20T11:20:00+08:00")
  await pay("2026-11-11", "200000.03", "2026-11-20T11:30:00+08:00")
}
