import { formatMinorUnits, type Language, localTime, type Text } from "../base/index.ts"
import type { Context } from "./act.ts"
import { grouped, type Paper, paperFoot, proofCode } from "./paper/index.ts"
import type { ReadStatement } from "./read-statement.ts"
import { wire } from "./wire.ts"

type Shown = ReadStatement
type Say = (zh: string, en: string) => string

/**
 * A member's statement of a month as a paper: every line with its arithmetic, the parameters with their sources, and the
 * SHA-256 of its data, which stand inside of the file and are what `delta statement --json` prints.
 */
export function statementPaper(
  shown: Shown,
  context: Pick<Context, "language" | "region" | "now" | "platform">,
): Paper {
  const { language, region, platform } = context
  const say: Say = (zh, en) => (language === "zh" ? zh : en)
  const { member, month, lines, net, regionNet } = shown
  const memberName = (code: string): string =>
    region.jurisdictions.find((one) => one.code === code)?.name[language] ?? code
  const money = (amount: bigint): string => grouped(formatMinorUnits(amount, region.currency))
  const data: unknown = JSON.parse(wire(shown))
  return {
    language,
    title: say("月度清算单", "Monthly statement"),
    under: say(`${memberName(member)}　${month}`, `${memberName(member)}, ${month}`),
    notices: shown.closedAt === null ? [openNotice[language]] : [],
    facts: [
      { name: say("成员地区", "Member"), value: `${memberName(member)} (${member})` },
      { name: say("月份", "Month"), value: `${month} (${region.timeZone})` },
      {
        name: say("货币", "Currency"),
        value: `${shown.currency}${say("；正数为应收，负数为应付", "; positive is received, negative is owed")}`,
      },
      { name: say("净额", "Net"), value: money(net) },
      {
        name: say("全部成员净额之和（须为零）", "Nets of all members together (must be zero)"),
        value: money(regionNet),
      },
      ...(shown.closedAt === null ? [] : [{ name: say("结账时间", "Closed"), value: shown.closedAt }]),
    ],
    sections: [
      totals(shown, memberName, money, say, context),
      ...(lines.length === 0 ? [] : [details(shown, memberName, money, say, context), parametersUsed(shown, say)]),
    ],
    foot: paperFoot(context, {
      code: proofCode([data]),
      note: say(
        `校验码是下列命令输出的 SHA-256：delta statement ${month} --member ${member} --json | sha256sum。算出它的数据附在本文件内。`,
        `The code is the SHA-256 of what this command prints: delta statement ${month} --member ${member} --json | sha256sum. The data that it is computed from are inside of this file.`,
      ),
      link: `${platform.publicUrl}/statement?member=${encodeURIComponent(member)}&month=${month}`,
      file: {
        name: `statement-${member}-${month}.json`,
        json: JSON.stringify(data),
        title: say("清算单数据", "Data of the statement"),
      },
    }),
  }
}

const openNotice: Text = {
  zh: "该成员尚未结清这个月：之后的结算可能还会增加明细。",
  en: "The member has not closed this month: settlements still to come may add lines.",
}

type Section = Paper["sections"][number]
type Named = (code: string) => string
type Money = (amount: bigint) => string

function totals(
  { totals: all, net, payments }: Shown,
  memberName: Named,
  money: Money,
  say: Say,
  { region }: { readonly region: Context["region"] },
): Section {
  const paid = (code: string, amount: bigint): string => {
    const payment = payments.find(({ counterpart }) => counterpart === code)
    if (payment !== undefined) return localTime(payment.at, region.timeZone).day
    return amount === 0n ? "–" : say("未付", "not paid")
  }
  return {
    title: say("对各成员的合计", "Totals by counterpart"),
    parts: [
      {
        table: {
          columns: [
            { title: say("对方", "Counterpart"), wide: true },
            { title: say("金额", "Amount"), numeric: true },
            { title: say("到账确认", "Paid") },
          ],
          rows: [
            ...all.map(({ counterpart, amount }) => [
              memberName(counterpart),
              money(amount),
              paid(counterpart, amount),
            ]),
            [say("净额", "Net"), money(net), ""],
          ],
          lastIsTotal: true,
        },
      },
    ],
  }
}

function details(
  { lines }: Shown,
  memberName: Named,
  money: Money,
  say: Say,
  { language, region }: { readonly language: Language; readonly region: Context["region"] },
): Section {
  return {
    title: say("明细", "Lines"),
    parts: [
      {
        table: {
          columns: [
            { title: say("日期", "Day") },
            { title: say("对方", "Counterpart") },
            { title: say("事由与算式", "What for, and the arithmetic"), wide: true },
            { title: say("清单版本", "List version"), numeric: true },
            { title: say("金额", "Amount"), numeric: true },
          ],
          rows: lines.map(({ at, counterpart, text, arithmetic, listVersion, amount }) => [
            localTime(at, region.timeZone).day,
            memberName(counterpart),
            `${text[language]}\n${arithmetic}`,
            `${listVersion}`,
            money(amount),
          ]),
        },
      },
    ],
  }
}

function parametersUsed({ lines }: Shown, say: Say): Section {
  const used = new Map(lines.flatMap(({ parameters }) => parameters).map((one) => [`${one.id} ${one.from}`, one]))
  return {
    title: say("所用参数", "Parameters used"),
    parts: [
      {
        steps: [...used.values()].map(({ id, value, from, source, assumed }) => ({
          text: say(`${id} = ${value}，自 ${from}`, `${id} = ${value} from ${from}`),
          source,
          assumed,
        })),
      },
    ],
  }
}
