import type { RefusalTexts } from "../../base/index.ts"

/** What agreements refuse. */
export const agreementRefusals = {
  "settlement.agreement-unsound": {
    status: 422,
    detail: { zh: "协议还不完整：{problemsZh}", en: "The agreement is not whole yet: {problemsEn}" },
    help: {
      zh: "请补齐或改正这些条款，再提交各方。",
      en: "Complete or correct these terms, then lay it before the parties.",
    },
  },
  "settlement.unknown-agreement": {
    status: 404,
    detail: { zh: "没有编号为 {agreement} 的协议。", en: "There is no agreement {agreement}." },
    help: { zh: "请在“协议”页面选择。", en: "Choose one on the page of agreements." },
  },
  "settlement.unknown-template": {
    status: 404,
    detail: { zh: "没有名为 {template} 的协议模板。", en: "There is no template {template}." },
    help: { zh: "请在协议向导中选择模板。", en: "Choose a template in the wizard." },
  },
  "settlement.not-a-party": {
    status: 403,
    detail: { zh: "{member} 不是这份协议的一方。", en: "{member} is no party of this agreement." },
    help: {
      zh: "只有协议各方所属成员的经办人可以起草、签署和执行。",
      en: "Officials of the parties' members draft, sign and execute it.",
    },
  },
  "settlement.agreement-open": {
    status: 409,
    detail: {
      zh: "协议 {agreement} 的第 {version} 版已提交各方，尚未签完。",
      en: "Version {version} of agreement {agreement} lies before the parties and is not signed by all.",
    },
    help: { zh: "请先签署或撤回该版本，再起草新版本。", en: "Sign or withdraw it before you draft the next version." },
  },
  "settlement.not-a-draft": {
    status: 409,
    detail: {
      zh: "协议 {agreement} 的第 {version} 版不是草案。",
      en: "Version {version} of agreement {agreement} is no draft.",
    },
    help: { zh: "请先起草新版本。", en: "Draft a new version first." },
  },
  "settlement.not-proposed": {
    status: 409,
    detail: { zh: "协议 {agreement} 没有待签署的版本。", en: "Agreement {agreement} has no version to be signed." },
    help: { zh: "请先由一方提交草案。", en: "One of the parties must lay a draft before the others first." },
  },
  "settlement.signed-already": {
    status: 409,
    detail: { zh: "{member} 已签署第 {version} 版。", en: "{member} has signed version {version} already." },
    help: { zh: "每个成员签署一次即可。", en: "Each member signs once." },
  },
  "settlement.other-text": {
    status: 409,
    detail: {
      zh: "您看到的文本不是协议 {agreement} 第 {version} 版的文本。",
      en: "The text that you read is not that of version {version} of agreement {agreement}.",
    },
    help: { zh: "请重新打开协议，阅读后再签署。", en: "Open the agreement again and read it before you sign." },
  },
  "settlement.agreement-over": {
    status: 409,
    detail: {
      zh: "协议 {agreement} 的期限已于 {last} 届满。",
      en: "The term of agreement {agreement} ended on {last}.",
    },
    help: { zh: "请起草期限更晚的新版本。", en: "Draft a new version with a later last day." },
  },
  "settlement.nothing-open": {
    status: 409,
    detail: { zh: "协议 {agreement} 没有可撤回的版本。", en: "Agreement {agreement} has no version to be withdrawn." },
    help: {
      zh: "已由各方签署的版本只能按退出条款终止，或由新版本取代。",
      en: "What all have signed ends by an exit with notice, or is replaced by a new version.",
    },
  },
  "settlement.not-in-force": {
    status: 409,
    detail: { zh: "协议 {agreement} 在 {day} 没有生效的版本。", en: "Agreement {agreement} is not in force on {day}." },
    help: { zh: "只能退出生效中的协议。", en: "Only an agreement in force can be left." },
  },
  "settlement.leaving-already": {
    status: 409,
    detail: {
      zh: "协议 {agreement} 已有一方通知退出，将于 {last} 终止。",
      en: "Notice has been given already: agreement {agreement} ends on {last}.",
    },
    help: { zh: "如需继续合作，请各方签署新版本。", en: "Sign a new version if you want to go on." },
  },
  "settlement.unsigned": {
    status: 409,
    detail: {
      zh: "协议 {agreement} 尚未由各方签署。",
      en: "Agreement {agreement} is not signed by all of its parties.",
    },
    help: { zh: "签署完毕后才能执行。", en: "It can be executed once all have signed." },
  },
  "settlement.outside-term": {
    status: 409,
    detail: {
      zh: "期间 {from} 至 {until} 不在协议有效期内（{first} 至 {last}）。",
      en: "The period from {from} to {until} lies outside the days on which the agreement holds, {first} to {last}.",
    },
    help: {
      zh: "请改正期间，或由各方签署覆盖该期间的版本。",
      en: "Correct the period, or sign a version that covers it.",
    },
  },
  "settlement.trigger-twice": {
    status: 409,
    detail: {
      zh: "协议 {agreement} 已按触发事项“{trigger}”执行过。",
      en: "Agreement {agreement} was executed on “{trigger}” already.",
    },
    help: {
      zh: "同一事项只执行一次；更正用冲正分录。",
      en: "One trigger is executed once; a correction is a reversal.",
    },
  },
  "settlement.period-executed": {
    status: 409,
    detail: {
      zh: "协议 {agreement} 在 {from} 至 {until} 之间已有执行记录。",
      en: "Agreement {agreement} was executed for a period within {from} to {until} already.",
    },
    help: {
      zh: "上限、下限和起分额按期计算，一个期间只执行一次。",
      en: "Caps, floors and thresholds are those of one period, so that a period is executed once.",
    },
  },
  "settlement.period-not-over": {
    status: 409,
    detail: { zh: "期间到 {until} 才结束，今天是 {today}。", en: "The period ends on {until}; today is {today}." },
    help: { zh: "期间结束后再报告。", en: "Report it when it has ended." },
  },
  "settlement.not-the-collector": {
    status: 403,
    detail: {
      zh: "本协议由 {collector} 征收和划转，不是 {member}。",
      en: "{collector} collects and transfers under this agreement, not {member}.",
    },
    help: { zh: "请由征收方报告触发事项。", en: "The collector reports what was collected." },
  },
  "settlement.counted-itself": {
    status: 409,
    detail: {
      zh: "协议 {agreement} 由设施使用触发，由平台按结算的使用自动执行。",
      en: "Agreement {agreement} is triggered by uses of a facility: the platform executes it from settled uses.",
    },
    help: {
      zh: "期间结束后平台会自动执行，无需报告。",
      en: "It is executed when the period has ended; nothing is reported.",
    },
  },
  "settlement.other-money": {
    status: 422,
    detail: {
      zh: "金额以 {given} 报告，协议的币种是 {needed}。",
      en: "The amounts are in {given}; the agreement is in {needed}.",
    },
    help: { zh: "请按协议的币种报告。", en: "Report them in the currency of the agreement." },
  },
  "settlement.other-period": {
    status: 422,
    detail: {
      zh: "{from} 至 {until} 不是协议约定的完整期间（{frequency}）。",
      en: "{from} to {until} is no whole period as agreed ({frequency}).",
    },
    help: {
      zh: "期间从月、季、半年或年的第一天到最后一天。",
      en: "A period runs from the first to the last day of a month, quarter, half-year or year.",
    },
  },
  "settlement.unknown-head": {
    status: 422,
    detail: {
      zh: "协议没有收入科目“{head}”；有：{known}。",
      en: "The agreement has no revenue “{head}”; it has {known}.",
    },
    help: { zh: "请只报告协议中的科目。", en: "Report the heads of the agreement only." },
  },
  "settlement.missing-head": {
    status: 422,
    detail: { zh: "没有报告收入科目“{head}”。", en: "Nothing is reported for the revenue “{head}”." },
    help: { zh: "没有收入时写 0。", en: "Write 0 where nothing was collected." },
  },
  "settlement.head-twice": {
    status: 422,
    detail: { zh: "收入科目“{head}”报告了两次。", en: "The revenue “{head}” is reported twice." },
    help: { zh: "请合并为一项。", en: "Report it once." },
  },
  "settlement.cases-overlap": {
    status: 422,
    detail: {
      zh: "案例“{case}”从 {from} 起，与到 {until} 为止的“{other}”重叠。",
      en: "The case “{case}” begins on {from}, within “{other}”, which lasts until {until}.",
    },
    help: {
      zh: "每一天只能属于一个期间；请合并或删去重复的行。",
      en: "A day belongs to one period; join or remove the rows that repeat.",
    },
  },
  "settlement.unknown-version": {
    status: 404,
    detail: { zh: "协议 {agreement} 没有第 {version} 版。", en: "Agreement {agreement} has no version {version}." },
    help: { zh: "各版本列在协议页。", en: "Its versions are listed on the agreement's page." },
  },
  "settlement.unknown-execution": {
    status: 404,
    detail: {
      zh: "协议 {agreement} 没有交易号为 {transaction} 的执行记录。",
      en: "Agreement {agreement} has no execution with the transaction {transaction}.",
    },
    help: { zh: "交易号见协议页的执行记录。", en: "Its transaction stands below each execution of the agreement." },
  },
  "settlement.measured-twice": {
    status: 422,
    detail: { zh: "{place} 的因素报告了两次。", en: "The factors of {place} are reported twice." },
    help: { zh: "每一方只报告一次。", en: "Report them once for each party." },
  },
  "settlement.trigger-below-zero": {
    status: 422,
    detail: { zh: "收入科目“{head}”的金额 {amount} 小于零。", en: "The amount {amount} of “{head}” is below zero." },
    help: { zh: "退税等更正请用冲正分录。", en: "What was paid back is corrected by a reversal." },
  },
  "settlement.unreported-measure": {
    status: 422,
    detail: {
      zh: "没有报告 {place} 的因素“{factor}”，或其数值无法读取。",
      en: "The factor “{factor}” of {place} is not reported, or cannot be read.",
    },
    help: { zh: "请为每一方报告每个因素的数值。", en: "Report each factor of each party." },
  },
  "settlement.unread-measure": {
    status: 422,
    detail: {
      zh: "报告了 {place} 的因素，但协议用的是约定的数值。",
      en: "Factors of {place} are reported, but the agreement uses agreed ones.",
    },
    help: { zh: "请去掉这些因素。", en: "Leave the factors out." },
  },
  "settlement.unread-figure": {
    status: 422,
    detail: {
      zh: "协议没有约定考核指标“{head}”的份额。",
      en: "No share of the figure “{head}” is agreed for appraisal.",
    },
    help: { zh: "请去掉该指标。", en: "Leave the figure out." },
  },
  "settlement.no-party": {
    status: 422,
    detail: { zh: "{place} 不是协议的一方。", en: "{place} is no party of the agreement." },
    help: { zh: "请只写协议的各方。", en: "Name parties of the agreement only." },
  },
  "settlement.nothing-to-simulate": {
    status: 422,
    detail: {
      zh: "没有可试算的期间：过去没有执行记录或结算的使用，也没有上传案例。",
      en: "There is nothing to simulate: no period was executed or used in the past, and no case is uploaded.",
    },
    help: { zh: "请上传一个案例，或选择有结算的时期。", en: "Upload a case, or choose a time with settled uses." },
  },
} as const satisfies RefusalTexts
