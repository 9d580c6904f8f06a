import type { RefusalTexts } from "../../base/index.ts"
import { appraisalRefusals } from "./appraisal-refusals.ts"

/** What the two ledgers of output say when they refuse. */
export const outputRefusals = {
  "settlement.ledgers-mixed": {
    status: 422,
    detail: {
      zh: "{other} 账的金额不能并入 {ledger} 账：在地统计与协商考核从不相加。",
      en: "An amount of the {other} ledger cannot enter the {ledger} ledger: statistics and appraisal are never added up.",
    },
    help: { zh: "请分别查看两本账。", en: "Read each of the two ledgers by itself." },
  },
  "settlement.output-period": {
    status: 422,
    detail: { zh: "“{period}”不是年度或季度。", en: "“{period}” is neither a year nor a quarter." },
    help: { zh: "请写作 2025 或 2025-Q3。", en: "Write it as 2025 or 2025-Q3." },
  },
  "settlement.output-period-open": {
    status: 409,
    detail: {
      zh: "报告期 {period} 到 {until} 才结束，今天是 {today}。",
      en: "Period {period} ends on {until}, and today is {today}.",
    },
    help: { zh: "请在报告期结束之后填报。", en: "Record it once the period is over." },
  },
  "settlement.unknown-place": {
    status: 422,
    detail: { zh: "“{place}”不是本区域的地点。", en: "“{place}” is no place of this region." },
    help: {
      zh: "请填城市代码（中国用 GB/T 2260）或成员的 ISO 3166-2 代码；名称须只对应一个城市。",
      en: "Give the code of a city (GB/T 2260 in China) or a member's ISO 3166-2 code; a name must mean one city only.",
    },
  },
  "settlement.other-place": {
    status: 403,
    detail: {
      zh: "主要经营地 {place} 属于 {member}，应由该成员的统计机构填报。",
      en: "The main place {place} lies in {member}: its own statistics body records it.",
    },
    help: { zh: "请与该成员的统计机构联系。", en: "Ask the statistics body of that member." },
  },
  "settlement.unknown-unit": {
    status: 422,
    detail: { zh: "没有登记代码为“{unit}”的机构。", en: "No organisation has the registration code “{unit}”." },
    help: { zh: "请先登记该机构，或更正代码。", en: "Register the organisation first, or correct the code." },
  },
  "settlement.unknown-measure": {
    status: 422,
    detail: { zh: "“{measure}”不是可填报的指标。", en: "“{measure}” is no measure that is recorded." },
    help: { zh: "可填：{measures}。", en: "Choose one of: {measures}." },
  },
  "settlement.output-amount": {
    status: 422,
    detail: { zh: "“{amount}”不是以 {currency} 计的金额。", en: "“{amount}” is no amount in {currency}." },
    help: {
      zh: "请写数字，小数位数不超过该货币的规定。",
      en: "Write digits, with no more decimals than the currency has.",
    },
  },
  "settlement.output-negative": {
    status: 422,
    detail: {
      zh: "指标 {measure} 不能为负。",
      en: "{measure} cannot be negative.",
    },
    help: {
      zh: "只有增加值可以为负；更正请冲销原记录。",
      en: "Only value added can be; to correct a record, reverse it.",
    },
  },
  "settlement.output-too-large": {
    status: 422,
    detail: {
      zh: "{amount} 超出一个单位可填报的最大金额 {largest}（最小货币单位）。",
      en: "{amount} is more than a unit can have: {largest} (minor units).",
    },
    help: { zh: "请检查金额是否多写了几位。", en: "Check whether the amount has too many digits." },
  },
  "settlement.output-day": {
    status: 422,
    detail: { zh: "“{day}”不是日期。", en: "“{day}” is no day." },
    help: { zh: "请写作 2025-07-01。", en: "Write it as 2025-07-01." },
  },
  "settlement.source-missing": {
    status: 422,
    detail: { zh: "没有写明数据来源。", en: "The source of the figure is not given." },
    help: { zh: "请写明报表名称或文号。", en: "Name the report or document that it comes from." },
  },
  "settlement.output-columns": {
    status: 422,
    detail: { zh: "文件缺少列：{columns}。", en: "The file lacks these columns: {columns}." },
    help: { zh: "列名应为：{expected}。", en: "The columns are: {expected}." },
  },
  "settlement.output-cells": {
    status: 422,
    detail: {
      zh: "这一行有 {cells} 格，列名只有 {columns} 个。",
      en: "The row has {cells} cells for {columns} columns.",
    },
    help: {
      zh: '含逗号的内容请加双引号，例如 "1,000"。',
      en: 'Put a value that holds a comma into double quotes, such as "1,000".',
    },
  },
  "settlement.report-broken": {
    status: 422,
    detail: {
      zh: "同一单位、报告期和指标的另一行有误。",
      en: "Another row of this unit, period and measure is broken.",
    },
    help: { zh: "请改正那一行后整份重报。", en: "Mend that row, then send all of them again." },
  },
  "settlement.rows-differ": {
    status: 422,
    detail: { zh: "主要经营地或迁移日期与第 {row} 行不同。", en: "Its main place or move differs from row {row}." },
    help: { zh: "同一单位的各行应写同一主要经营地。", en: "All rows of one unit name the same main place and move." },
  },
  "settlement.site-missing": {
    status: 422,
    detail: {
      zh: "同一单位有多行时，每行须写明单位所在地。",
      en: "Where a unit has several rows, each names its site.",
    },
    help: {
      zh: "请填 site 和 site_place，或只报一行合计。",
      en: "Fill in site and site_place, or send one row with the total.",
    },
  },
  "settlement.sites-differ": {
    status: 422,
    detail: {
      zh: "各单位所在地合计 {sum}，与总额 {amount} 不符（最小货币单位）。",
      en: "The sites sum to {sum}, and the total is {amount} (minor units).",
    },
    help: { zh: "请补齐所有单位所在地，或更正总额。", en: "Name every site, or correct the total." },
  },
  "settlement.census-without-sites": {
    status: 422,
    detail: { zh: "普查数据须有各单位所在地的数字。", en: "Census data need the figure of each site." },
    help: { zh: "请填报各单位所在地，或取消普查标记。", en: "Give the sites, or do not mark the report as a census." },
  },
  "settlement.move-day": {
    status: 422,
    detail: {
      zh: "自 {place} 迁移的日期 {day} 不在报告期 {from} 至 {until} 之内或之前，或者迁出地与主要经营地相同。",
      en: "The move from {place} on {day} is not up to the end of the period {from} to {until}, or leads to the same place.",
    },
    help: {
      zh: "报告期之后才迁移的，仍按原地填报；请核对迁出地。",
      en: "A unit that moves later is recorded at its old place; check the place before.",
    },
  },
  "settlement.unknown-activity": {
    status: 422,
    detail: { zh: "没有登记为 {activity} 的跨区域活动。", en: "No activity is registered as {activity}." },
    help: { zh: "请先登记园区、共建项目或迁移企业。", en: "Register the park, joint project or relocation first." },
  },
  "settlement.activity-taken": {
    status: 409,
    detail: { zh: "{activity} 已经登记。", en: "{activity} is registered already." },
    help: { zh: "请使用已登记的活动，或另取编号。", en: "Use the one that is registered, or choose another id." },
  },
  "settlement.park-needs-place": {
    status: 422,
    detail: {
      zh: "园区须写明所在地，且位于登记它的成员 {jurisdiction}。",
      en: "A park names its place, in {jurisdiction}, which registers it.",
    },
    help: {
      zh: "飞地园区由所在地成员登记：产出计入所在地。",
      en: "An enclave park is registered by the member where it lies: its output counts there.",
    },
  },
  "settlement.site-twice": {
    status: 422,
    detail: { zh: "{place} 的“{site}”写了两次。", en: "“{site}” in {place} stands twice." },
    help: { zh: "每个单位所在地只写一次，否则会重复计算。", en: "Name each site once: it would count twice." },
  },
  "settlement.site-nameless": {
    status: 422,
    detail: { zh: "写了 site_place，没有写 site。", en: "There is a site_place without a site." },
    help: {
      zh: "请填单位所在地名称；只报合计时两格都留空。",
      en: "Name the site; for a total leave both cells empty.",
    },
  },
  "settlement.output-yes-no": {
    status: 422,
    detail: { zh: "“{value}”既不是“是”也不是“否”。", en: "“{value}” is neither yes nor no." },
    help: { zh: "请填 是 或 否，或留空（否）。", en: "Write yes or no, or leave it empty for no." },
  },
  "settlement.output-text": {
    status: 422,
    detail: {
      zh: "文字中有控制字符或改变文字方向的标记。",
      en: "The text has control characters, or marks that turn its direction.",
    },
    help: { zh: "请删除这些字符。", en: "Remove them." },
  },
  "settlement.activity-beside-sites": {
    status: 422,
    detail: {
      zh: "报告写了单位所在地，活动 {activity} 须写在所属的所在地上。",
      en: "The report has sites: {activity} is to be named with the sites that belong to it.",
    },
    help: { zh: "请在各单位所在地填写活动。", en: "Name the activity site by site." },
  },
  "settlement.activity-not-begun": {
    status: 422,
    detail: {
      zh: "{activity} 从 {since} 开始，报告期到 {until} 为止。",
      en: "{activity} begins on {since}; the period ends on {until}.",
    },
    help: { zh: "请核对报告期或活动。", en: "Check the period, or the activity." },
  },
  "settlement.park-elsewhere": {
    status: 422,
    detail: {
      zh: "园区 {activity} 位于 {lies}，不能把 {place} 的产出记在它名下。",
      en: "The park {activity} lies in {lies}; output of {place} does not belong to it.",
    },
    help: { zh: "园区产出计入园区所在地，飞地也一样。", en: "A park's output counts where it lies, an enclave's too." },
  },
  "settlement.not-a-partner": {
    status: 422,
    detail: { zh: "{member} 不是 {activity} 的参与方。", en: "{member} takes no part in {activity}." },
    help: { zh: "请核对活动的参与成员。", en: "Check which members the activity names." },
  },
  "settlement.output-recorded": {
    status: 409,
    detail: {
      zh: "该单位 {period} 的这项指标已有记录 {report}（{member}）。",
      en: "This unit's figure for {period} is recorded already as {report} ({member}).",
    },
    help: { zh: "如需更正，请先冲销原记录。", en: "To correct it, reverse that record first." },
  },
  "settlement.unknown-report": {
    status: 404,
    detail: { zh: "{jurisdiction} 没有记录 {report}。", en: "{jurisdiction} has no record {report}." },
    help: { zh: "请从产出页面打开记录。", en: "Open the record from the output page." },
  },
  "settlement.output-reversed": {
    status: 409,
    detail: { zh: "记录 {report} 已被冲销。", en: "Record {report} is reversed already." },
    help: { zh: "请填报更正后的数字。", en: "Record the corrected figure." },
  },
  "settlement.too-long-for-paper": {
    status: 422,
    detail: {
      zh: "该台账超过 {most} 行，不宜打印成 PDF。",
      en: "The ledger has more than {most} lines: too many for a PDF.",
    },
    help: {
      zh: "请选择一个成员，或下载完整的 CSV。",
      en: "Choose one member, or download the CSV, which is whole.",
    },
  },
  ...appraisalRefusals,
} as const satisfies RefusalTexts
