import { formatMinorUnits, type Language, type Text } from "../../base/index.ts"
import { basisNames, measureNames, type OutputMeasure } from "../../settlement/index.ts"
import type { Context } from "../act.ts"
import { sayIn } from "../dividing-papers/index.ts"
import { grouped, type Paper, paperFoot, proofCode } from "../paper/index.ts"
import { wire } from "../wire.ts"

export const sampleNotice: Text = { zh: "含样例数据。", en: "Holds figures of samples." }

/** What a paper of output needs beside its figures. */
export type OutputPrinted = Pick<Context, "language" | "region" | "now" | "platform">

interface Statistical {
  readonly period: string
  readonly measure: OutputMeasure
  readonly currency: string
  readonly whole: bigint
  readonly members: readonly { readonly member: string; readonly amount: bigint; readonly units: number }[]
  readonly sample: boolean
}

interface Entry {
  readonly member: string
  readonly place: string
  readonly site: string | null
  readonly unitName: Readonly<Record<Language, string>>
  readonly amount: bigint
  readonly basis: keyof typeof basisNames
  readonly arithmetic: Readonly<Record<Language, string>>
  readonly isReversal: boolean
  readonly source: string
}

/** Further entries stand in the CSV of the ledger. */
const mostEntries = 400

/**
 * The statistical ledger of a period as a paper, of one member or of all. Nothing of the negotiated one stands in it.
 * @param entries of the member, or of all, in their order
 */
export function statisticalPaper(
  shown: Statistical,
  entries: readonly Entry[],
  member: string | null,
  context: OutputPrinted,
): Paper {
  const { language, region, platform } = context
  const say = sayIn(language)
  const { period, measure } = shown
  const money = (amount: bigint) => grouped(formatMinorUnits(amount, region.currency))
  const nameOf = (code: string) => region.jurisdictions.find((one) => one.code === code)?.name[language] ?? code
  const members = shown.members.filter((one) => member === null || one.member === member)
  const read = `/api/output/statistical?period=${period}&measure=${measure}`
  const left = entries.length - mostEntries
  return {
    language,
    title: say("产出：在地统计账", "Output: statistical ledger"),
    under: `${member === null ? region.name[language] : nameOf(member)}${say("　", ", ")}${period}`,
    notices: shown.sample ? [sampleNotice[language]] : [],
    facts: [
      { name: say("期间", "Period"), value: period },
      { name: say("指标", "Measure"), value: `${measureNames[measure][language]} (${shown.currency})` },
      { name: say("各成员合计", "Sum of the members"), value: money(shown.whole) },
    ],
    sections: [
      {
        title: say("各成员", "By member"),
        parts: [
          {
            text: say(
              "产出计入活动发生地：有分单位数据的按单位所在地；没有的，增加值按最近一次普查比例，其余按主要经营地。",
              "Output counts where the activity takes place: by site where figures by site are there; else value added by the shares of the last census, and the rest at the main place of business.",
            ),
            soft: true,
          },
          {
            table: {
              columns: [
                { title: say("成员", "Member"), wide: true },
                { title: say("单位数", "Units"), numeric: true },
                { title: say("金额", "Amount"), numeric: true },
              ],
              rows: [
                ...members.map((one) => [nameOf(one.member), `${one.units}`, money(one.amount)]),
                ...(member === null ? [[say("合计", "Sum"), "", money(shown.whole)]] : []),
              ],
              lastIsTotal: member === null,
            },
          },
        ],
      },
      {
        title: say("分录", "Entries"),
        parts: [
          {
            table: {
              columns: [
                { title: say("成员与地点", "Member and place") },
                { title: say("单位", "Unit"), wide: true },
                { title: say("归属依据与算式", "How placed, and the arithmetic"), wide: true },
                { title: say("金额", "Amount"), numeric: true },
              ],
              rows: entries
                .slice(0, mostEntries)
                .map((entry) => [
                  `${nameOf(entry.member)}\n${entry.place}`,
                  `${entry.unitName[language]}${entry.site === null ? "" : `\n${entry.site}`}`,
                  `${entry.isReversal ? say("冲正：", "Reversal: ") : ""}${basisNames[entry.basis][language]}\n${entry.arithmetic[language]}\n${entry.source}`,
                  money(entry.amount),
                ]),
            },
          },
          ...(left > 0
            ? [
                {
                  soft: true,
                  text: say(
                    `另有 ${left} 条分录未列出，见在地统计账的 CSV 文件。`,
                    `${left} more entries are not listed; the CSV file of the ledger has all.`,
                  ),
                },
              ]
            : []),
        ],
      },
    ],
    foot: paperFoot(context, {
      code: proofCode([JSON.parse(wire(shown))]),
      note: say(
        `校验码是该账全部成员数据的 SHA-256；数据附在本文件内，也可随时重新取得：(curl -s '${platform.publicUrl}${read}'; echo) | sha256sum`,
        `The code is the SHA-256 of the ledger's data of all members, which are inside of this file, and can be had again: (curl -s '${platform.publicUrl}${read}'; echo) | sha256sum`,
      ),
      link: `${platform.publicUrl}/output?period=${period}&measure=${measure}${member === null ? "" : `&member=${encodeURIComponent(member)}`}`,
      file: {
        name: `output-statistical-${period}-${measure}.json`,
        json: wire(shown),
        title: say("在地统计账数据", "Data of the statistical ledger"),
      },
    }),
  }
}
