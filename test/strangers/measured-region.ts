import { evidence, facilities, governance } from "../../api/contract/index.ts"
import { proposal, ratio } from "../governance-region.ts"
import type { MoneyRegion } from "../money-region.ts"
import { openSettledRegion } from "./settled-region.ts"

/**
 * The settled region, in which then much waits: a request answered after some hours, one let run out, one that nobody
 * answers though its day is over, a booking whose time is over without a bill, a motion whose consultation is over.
 */
export async function openMeasuredRegion(): Promise<MoneyRegion> {
  const region = await openSettledRegion()
  const { test } = region
  const ask = async (home: string, host: string, facility: string, from: string) => {
    const until = new Date(Date.parse(from) + 3_600_000).toISOString()
    const params = { jurisdiction: host, facility }
    const body = { from, until, voucher: null, purpose: "test", acceptTerms: true }
    const { status, reply, problem } = await region.user(home).call(facilities.bookFacility, { params, body })
    if (status >= 300) throw new Error(JSON.stringify(problem))
    return { jurisdiction: host, booking: reply.id }
  }
  test.at("2026-12-03T09:00:00+08:00")
  const answered = await ask("CN-SH", "CN-ZJ", "owner-tem", "2026-12-14T10:00:00+08:00")
  test.at("2026-12-03T09:00:01+08:00")
  await ask("CN-JS", "CN-ZJ", "owner-tem", "2026-12-15T10:00:00+08:00")
  test.at("2026-12-03T09:00:02+08:00")
  await ask("CN-AH", "CN-AH", "tem", "2026-12-04T10:00:00+08:00")
  test.at("2026-12-03T14:30:00+08:00")
  await region.manager("CN-ZJ").call(facilities.acceptBooking, { params: answered })
  const delegate = test.as("delegate-CN-SH", "office-CN-SH")
  test.at("2026-12-04T09:00:00+08:00")
  const drafted = await delegate.call(governance.draftMotion, { body: proposal(ratio("4/10", "2027-03-01")) })
  test.at("2026-12-04T10:00:00+08:00")
  const params = { motion: drafted.reply.motion.id }
  const opened = await delegate.call(governance.openConsultation, { params })
  if (opened.status >= 300) throw new Error(JSON.stringify([drafted.problem, opened.problem]))
  test.at("2026-12-11T09:00:00+08:00")
  await test.scheduler.call(facilities.lapseSilence)
  test.at("2026-12-11T09:10:00+08:00")
  await ask("CN-SH", "CN-JS", "owner-tem", "2027-01-20T10:00:00+08:00")
  test.at("2027-01-10T12:00:00+08:00")
  await test.scheduler.call(evidence.integrateLog)
  return region
}
