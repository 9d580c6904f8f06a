import { type Currency, formatMinorUnits, type Language, type Text } from "../../base/index.ts"
import type { AgreementTerms } from "../../settlement/index.ts"
import { type Say, sayIn } from "../dividing-papers/index.ts"
import { grouped, type Paper, type PaperPart } from "../paper/index.ts"
import { frequencyWords, keyWords, kindWords } from "./agreement-words.ts"

/** What the articles need of their reader: a draft may have holes, which are told as such. */
interface Reader {
  readonly say: Say
  readonly said: (text: Text) => string
  readonly told: (text: string) => string
  readonly amount: (minor: string) => string
  readonly nameOf: (place: string) => string
}

type Section = Paper["sections"][number]

/** The twelve articles of an agreement, in the order in which its page has them. */
export function agreementArticles(
  terms: AgreementTerms,
  { language, currency }: { readonly language: Language; readonly currency: Currency },
): readonly Section[] {
  const say = sayIn(language)
  const told = (text: string) => text || say("（未填）", "(open)")
  const said = (text: Text) => text[language]
  const nameOf = (place: string) => {
    const party = terms.parties.find((one) => one.place === place)
    return party === undefined ? told(place) : said(party.name) || place
  }
  const amount = (minor: string) =>
    /^\d+$/.test(minor) ? grouped(formatMinorUnits(BigInt(minor), currency)) : minor || "–"
  const reader: Reader = { say, said, told, amount, nameOf }
  const articles: readonly (readonly [string, readonly PaperPart[]])[] = [
    [say("各方和地点", "Parties and places"), [partiesPart(terms, reader)]],
    [say("触发事项", "Trigger"), triggerParts(terms, reader)],
    [say("收入科目", "Revenue"), revenueParts(terms, reader)],
    [say("分享基数", "Base"), baseParts(terms, reader)],
    [say("分享办法", "Key"), keyParts(terms, reader)],
    [say("上下限", "Limits"), limitParts(terms, reader)],
    [say("期限和延长", "Term and extension"), termParts(terms, reader)],
    [say("退出", "Exit"), exitParts(terms, reader)],
    [say("征收和划转", "Collection and transfer"), collectionParts(terms, reader)],
    [say("取整", "Rounding"), roundingParts(terms, reader)],
    [say("免除条款和争议处理", "Escape clause and disputes"), waysParts(terms, reader)],
    [say("考核分成（不涉及资金）", "Appraisal, apart from the money"), appraisalParts(terms, reader)],
  ]
  return articles.map(([title, parts], at) => ({ title: `${at + 1}. ${title}`, parts }))
}

function partiesPart({ parties, base }: AgreementTerms, { say, said, amount, told }: Reader): PaperPart {
  if (parties.length === 0) return { text: told("") }
  const fields = [
    ...(base.kind === "increment" ? ([["stock", say("基年金额", "Base-year amount")]] as const) : []),
    ...(
      [
        ["floor", say("每期下限", "Floor a period")],
        ["cap", say("每期上限", "Cap a period")],
        ["capOverTerm", say("整个期限的上限", "Cap over the term")],
      ] as const
    ).filter(([field]) => parties.some((party) => party[field] !== "")),
  ]
  return {
    table: {
      columns: [
        { title: say("地点", "Place"), wide: true },
        { title: say("成员", "Member") },
        ...fields.map(([, title]) => ({ title, numeric: true })),
      ],
      rows: parties.map((party) => [
        `${said(party.name)} ${party.place}`,
        party.member,
        ...fields.map(([field]) => amount(party[field])),
      ]),
    },
  }
}

function triggerParts({ trigger }: AgreementTerms, { say, said, told }: Reader): readonly PaperPart[] {
  const { kind, subject, facility } = trigger
  const place = facility === null ? "" : ` (${facility.jurisdiction} ${facility.id})`
  return [{ text: `${said(kindWords[kind])}${say("：", ": ")}${told(said(subject))}${place}` }]
}

function revenueParts({ revenue, currency }: AgreementTerms, { say, said, told }: Reader): readonly PaperPart[] {
  const points = revenue.map(({ title, part }) => {
    const name = told(said(title))
    const counted = part.trim() === "1" ? "100%" : told(part)
    return say(`${name}：计入 ${counted}`, `${name}: ${counted} of it counts`)
  })
  return [{ points }, { text: say(`币种 ${told(currency)}`, `In ${told(currency)}`) }]
}

function baseParts({ base }: AgreementTerms, { say, told, amount }: Reader): readonly PaperPart[] {
  const year = told(base.year)
  const text =
    base.kind === "whole"
      ? say("分享全部计入的收入。", "All revenue that counts is shared.")
      : say(
          `各方保留 ${year} 年的基年金额，只分享超出部分。`,
          `Each place keeps its amount of the base year ${year}; what exceeds it is shared.`,
        )
  if (base.threshold === "") return [{ text }]
  const least = amount(base.threshold)
  const threshold = say(
    `一期低于此额不分享，全部留给征收方：${least}`,
    `Below this amount of a period nothing is shared and the collector keeps all: ${least}`,
  )
  return [{ text }, { text: threshold }]
}

function keyParts({ key, parties }: AgreementTerms, { say, said, told }: Reader): readonly PaperPart[] {
  const kind = said(keyWords[key.kind])
  if (key.kind === "fixed")
    return [
      { text: kind },
      { points: parties.map(({ name, share }) => `${said(name)}${say("：", ": ")}${told(share)}`) },
    ]
  const reported = key.values === "reported"
  const values = reported
    ? say("每期报告", "values are reported each period")
    : say("写入协议", "values stand in the agreement")
  const points = key.factors.map(({ id, title, weight }) => {
    const agreed = parties.map(({ name, measures }) => `${say("；", "; ")}${said(name)} ${told(measures[id] ?? "")}`)
    const name = said(title) || id
    const head = say(`${name}，权重 ${told(weight)}`, `${name}, weight ${told(weight)}`)
    return reported ? head : `${head}${agreed.join("")}`
  })
  return [{ text: `${kind}${say("：", ": ")}${values}` }, { points }]
}

function limitParts({ parties }: AgreementTerms, { say }: Reader): readonly PaperPart[] {
  const limited = parties.some(({ floor, cap, capOverTerm }) => [floor, cap, capOverTerm].some((one) => one !== ""))
  const text = limited
    ? say(
        "各方的下限和上限见各方表；超出上限的部分按份额归其他各方。",
        "Floors and caps stand in the table of the parties; what exceeds a cap goes to the others by their shares.",
      )
    : say("没有上下限。", "No floors and no caps.")
  return [{ text }]
}

function termParts({ term }: AgreementTerms, { say, told }: Reader): readonly PaperPart[] {
  const [from, until, later] = [told(term.from), told(term.until), told(term.extension.until)]
  const extensions = {
    none: say("期满不延长。", "It is not extended."),
    automatic: say(
      `自动延长至 ${later}，除非有一方通知退出。`,
      `Extended by itself until ${later}, unless a party gives notice.`,
    ),
    "below-cap": say(
      `整个期限的上限未达到时延长至 ${later}。`,
      `Extended until ${later} while a cap over the term is not reached.`,
    ),
  }
  const text = say(
    `自 ${from} 起，至 ${until} 止；最早自全部成员签署之日起生效。`,
    `From ${from} to ${until}; in force at the earliest on the day on which all members have signed.`,
  )
  return [{ text }, { text: extensions[term.extension.kind] }]
}

function exitParts({ exit }: AgreementTerms, { say, said, told }: Reader): readonly PaperPart[] {
  const days = told(exit.noticeDays)
  const text = say(
    `任一成员可提前 ${days} 天通知退出，届时协议终止。`,
    `Any member may leave with ${days} days of notice; the agreement then ends.`,
  )
  return [{ text }, { text: told(said(exit.consequence)) }]
}

function collectionParts({ collection }: AgreementTerms, { say, said, told, nameOf }: Reader): readonly PaperPart[] {
  const name = nameOf(collection.collector)
  const often = said(frequencyWords[collection.frequency])
  const days = told(collection.transferDays)
  const text = say(
    `由 ${name} 征收，${often}执行，期末后 ${days} 天内划转给其他各方。`,
    `${name} collects; executed ${often}; transferred to the others within ${days} days of the end of the period.`,
  )
  return [{ text }]
}

function roundingParts({ rounding }: AgreementTerms, { say, nameOf }: Reader): readonly PaperPart[] {
  const rest = nameOf(rounding.rest)
  const text =
    rounding.method === "down"
      ? say(
          `各方份额向下取整到最小货币单位，余数归 ${rest}。`,
          `Parts are rounded down to the minor unit; ${rest} has the rest.`,
        )
      : say(
          "按最大余数法取整到最小货币单位，相同时按各方次序。",
          "Rounded to the minor unit by largest remainder; equal ones in the order of the parties.",
        )
  return [{ text }]
}

function waysParts({ escape: free, dispute }: AgreementTerms, { say, said, told }: Reader): readonly PaperPart[] {
  const [body, days] = [told(said(dispute.body)), told(dispute.days)]
  const text = say(
    `争议由 ${body} 在 ${days} 个工作日内答复。`,
    `Disputes go to ${body}, which answers within ${days} working days.`,
  )
  return [{ text: told(said(free)) }, { text }]
}

function appraisalParts({ appraisal, parties }: AgreementTerms, { say, said, told }: Reader): readonly PaperPart[] {
  if (appraisal === null)
    return [
      {
        text: say(
          "没有约定考核份额；统计按所在地原则。",
          "No shares for appraisal are agreed; statistics follow the place of activity.",
        ),
      },
    ]
  const heads = appraisal.heads.map(({ title }) => said(title)).join(say("、", ", "))
  const text = say(
    `仅用于各方考核、不涉及资金、不进入官方统计的指标：${heads}。`,
    `Figures divided for the parties' appraisal only, apart from the money and never official statistics: ${heads}.`,
  )
  return [
    { text },
    { points: parties.map(({ name, appraisal: share }) => `${said(name)}${say("：", ": ")}${told(share)}`) },
  ]
}
