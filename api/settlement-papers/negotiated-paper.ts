import { formatMinorUnits, type Text } from "../../base/index.ts"
import { measureNames, type OutputMeasure } from "../../settlement/index.ts"
import { sayIn } from "../dividing-papers/index.ts"
import { grouped, type Paper, paperFoot, proofCode } from "../paper/index.ts"
import { wire } from "../wire.ts"
import { type OutputPrinted, sampleNotice } from "./statistical-paper.ts"

interface Negotiated {
  readonly period: string
  readonly measure: OutputMeasure
  readonly currency: string
  readonly whole: bigint
  readonly members: readonly { readonly member: string; readonly amount: bigint }[]
  readonly divisions: readonly {
    readonly activity: { readonly name: Text; readonly jurisdiction: string; readonly id: string }
    readonly agreement: { readonly version: number; readonly digest: string }
    readonly divided: bigint
    readonly parts: readonly { readonly member: string; readonly amount: bigint; readonly arithmetic: string }[]
  }[]
  readonly sample: boolean
}

/** The negotiated ledger of a period as a paper, of one member or of all. Nothing of the statistical one stands in it. */
export function negotiatedPaper(shown: Negotiated, member: string | null, context: OutputPrinted): Paper {
  const { language, region, platform } = context
  const say = sayIn(language)
  const { period, measure } = shown
  const money = (amount: bigint) => grouped(formatMinorUnits(amount, region.currency))
  const nameOf = (code: string) => region.jurisdictions.find((one) => one.code === code)?.name[language] ?? code
  const isShown = (one: { readonly member: string }) => member === null || one.member === member
  const divisions = shown.divisions.filter(({ parts }) => parts.some(isShown))
  const read = `/api/output/negotiated?period=${period}&measure=${measure}`
  const use = say(
    "仅供内部考核：不是统计数据，不得用于对外发布，也不与在地统计账相加。",
    "Internal appraisal only: no statistics, not for publication, and never added to the statistical ledger.",
  )
  return {
    language,
    title: say("产出：协商考核账", "Output: negotiated ledger"),
    under: `${member === null ? region.name[language] : nameOf(member)}${say("　", ", ")}${period}`,
    notices: [use, ...(shown.sample ? [sampleNotice[language]] : [])],
    facts: [
      { name: say("期间", "Period"), value: period },
      { name: say("指标", "Measure"), value: `${measureNames[measure][language]} (${shown.currency})` },
      { name: say("协议划分的产出合计", "Sum of what is divided by agreement"), value: money(shown.whole) },
    ],
    sections: [
      {
        title: say("各成员", "By member"),
        parts: [
          {
            table: {
              columns: [
                { title: say("成员", "Member"), wide: true },
                { title: say("金额", "Amount"), numeric: true },
              ],
              rows: [
                ...shown.members.filter(isShown).map((one) => [nameOf(one.member), money(one.amount)]),
                ...(member === null ? [[say("合计", "Sum"), money(shown.whole)]] : []),
              ],
              lastIsTotal: member === null,
            },
          },
        ],
      },
      ...divisions.map(({ activity, agreement, divided, parts }) => ({
        title: activity.name[language],
        parts: [
          {
            soft: true,
            text: say(
              `考核协议第 ${agreement.version} 版，条款的 SHA-256：${agreement.digest}`,
              `Appraisal agreement, version ${agreement.version}, SHA-256 of its terms: ${agreement.digest}`,
            ),
          },
          {
            table: {
              columns: [
                { title: say("成员", "Member") },
                { title: say("算式", "Arithmetic"), wide: true },
                { title: say("金额", "Amount"), numeric: true },
              ],
              rows: [
                ...parts.map((one) => [nameOf(one.member), one.arithmetic, money(one.amount)]),
                [say("合计", "Sum"), "", money(divided)],
              ],
              lastIsTotal: true,
            },
          },
        ],
      })),
    ],
    foot: paperFoot(context, {
      code: proofCode([JSON.parse(wire(shown))]),
      note: say(
        `校验码是该账全部成员数据的 SHA-256；数据附在本文件内，也可随时重新取得：(curl -s '${platform.publicUrl}${read}'; echo) | sha256sum`,
        `The code is the SHA-256 of the ledger's data of all members, which are inside of this file, and can be had again: (curl -s '${platform.publicUrl}${read}'; echo) | sha256sum`,
      ),
      link: `${platform.publicUrl}/output?period=${period}&measure=${measure}${member === null ? "" : `&member=${encodeURIComponent(member)}`}`,
      file: {
        name: `output-negotiated-${period}-${measure}.json`,
        json: wire(shown),
        title: say("协商考核账数据", "Data of the negotiated ledger"),
      },
    }),
  }
}
