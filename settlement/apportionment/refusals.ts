import type { RefusalTexts } from "../../base/index.ts"

/** What dividing under a rule pack refuses. */
export const apportionmentRefusals = {
  "settlement.unknown-pack": {
    status: 404,
    detail: { zh: "没有规则包“{pack}”。", en: "There is no rule pack “{pack}”." },
    help: { zh: "现有规则包：{known}。", en: "Known packs: {known}." },
  },
  "settlement.pack-not-yet": {
    status: 422,
    detail: {
      zh: "规则包 {pack} 自 {from} 起有效，{day} 在此之前。",
      en: "The rule pack {pack} holds from {from} on; {day} lies before it.",
    },
    help: { zh: "请选择更晚的日期，或换用当时有效的规则包。", en: "Choose a later day, or a pack that held then." },
  },
  "settlement.pack-ended": {
    status: 422,
    detail: { zh: "规则包 {pack} 在 {day} 已不再有效。", en: "The rule pack {pack} no longer holds on {day}." },
    help: { zh: "请选择更早的日期，或换用当时有效的规则包。", en: "Choose an earlier day, or a pack that holds then." },
  },
  "settlement.not-a-day": {
    status: 422,
    detail: { zh: "{what} 的“{given}”不是日期。", en: "“{given}” in {what} is no day." },
    help: { zh: "请写成 2024-12-31 的形式。", en: "Write it like 2024-12-31." },
  },
  "settlement.unknown-currency": {
    status: 422,
    detail: { zh: "未知货币“{currency}”。", en: "The currency “{currency}” is not known." },
    help: { zh: "请使用其中之一：{known}。", en: "Use one of {known}." },
  },
  "settlement.other-currency": {
    status: 422,
    detail: {
      zh: "规则包 {pack} 中的限额以 {needed} 计，案例却用 {given}。",
      en: "The limits of the pack {pack} are in {needed}; the case is in {given}.",
    },
    help: { zh: "请把金额换算为 {needed}（原为 {given}）。", en: "Give the amounts in {needed} instead of {given}." },
  },
  "settlement.too-many-decimals": {
    status: 422,
    detail: {
      zh: "金额 {amount} 的小数位多于 {currency} 的 {decimals} 位。",
      en: "The amount {amount} has more decimals than {currency} has ({decimals}).",
    },
    help: { zh: "请先按货币的最小单位取整。", en: "Round it to the minor unit of the currency first." },
  },
  "settlement.no-amount": {
    status: 422,
    detail: { zh: "缺少 amount（{amountZh}）。", en: "The amount is missing: {amountEn}." },
    help: { zh: "规则包 {pack} 需要它。", en: "The pack {pack} needs it." },
  },
  "settlement.other-pool": {
    status: 422,
    detail: {
      zh: "amount 为 {amount}，而各方缴入的合计是 {pool}。",
      en: "The amount is {amount}, but what the units pay in is {pool}.",
    },
    help: {
      zh: "请省略 amount，或核对各方的增长数据。",
      en: "Leave the amount out, or check the growth of the units.",
    },
  },
  "settlement.negative-amount": {
    status: 422,
    detail: {
      zh: "规则包 {pack} 不能分配负数金额 {amount}。",
      en: "The pack {pack} cannot divide the negative amount {amount}.",
    },
    help: {
      zh: "退税请按原分配比例另行冲回。",
      en: "Take a refund back by the shares of the division that it corrects.",
    },
  },
  "settlement.negative-income": {
    status: 422,
    detail: {
      zh: "应纳税所得额 {amount} 为负数：亏损不征税，无税可分。",
      en: "The income of {amount} is negative: a loss is not taxed, and there is no tax to divide.",
    },
    help: {
      zh: "请填写零或正的应纳税所得额；退税请以税额填写，不写 income。",
      en: "Give an income of zero or more; give a refund as an amount of tax, without the fact income.",
    },
  },
  "settlement.unread-part": {
    status: 422,
    detail: {
      zh: "{unit} 写了 {part}，规则包 {pack} 在此案例中不看它。",
      en: "{unit} has {part}, which the pack {pack} does not look at in this case.",
    },
    help: {
      zh: "请去掉它；rate 只在金额为应纳税所得额（income: true）时使用。",
      en: "Leave it out; a rate counts only where the amount is income (income: true).",
    },
  },
  "settlement.lower-unit-part": {
    status: 422,
    detail: {
      zh: "{unit} 并入上级 {parent}，它的 {part} 不起作用。",
      en: "{unit} is added to the unit above it, {parent}, so that its {part} would count for nothing.",
    },
    help: {
      zh: "请写在上级单位上，或去掉 parent；不应计入的下级单位不要列出。",
      en: "Give it to the unit above, or leave parent out; a lower unit that must not count is not listed.",
    },
  },
  "settlement.closed-before-opened": {
    status: 422,
    detail: {
      zh: "{unit} 的注销日 {closed} 早于设立日 {opened}。",
      en: "{unit} is closed on {closed}, before it is opened on {opened}.",
    },
    help: { zh: "请核对两个日期。", en: "Check the two days." },
  },
  "settlement.unit-twice": {
    status: 422,
    detail: { zh: "单位“{unit}”列出了两次。", en: "The unit “{unit}” is listed twice." },
    help: { zh: "请为每个单位取不同的编号。", en: "Give each unit an id of its own." },
  },
  "settlement.negative-value": {
    status: 422,
    detail: { zh: "{unit} 的 {what} 为负数（{value}）。", en: "{what} of {unit} is negative ({value})." },
    help: { zh: "请填写零或正数。", en: "Give zero or more." },
  },
  "settlement.unknown-unit-place": {
    status: 422,
    detail: {
      zh: "{unit} 的地区代码“{place}”不在已知的区划代码中。",
      en: "The place “{place}” of {unit} is not among the known codes.",
    },
    help: {
      zh: "请使用六位行政区划代码（GB/T 2260）或本区域的城市代码。",
      en: "Use a six-digit division code (GB/T 2260) or a city code of the region.",
    },
  },
  "settlement.missing-place": {
    status: 422,
    detail: { zh: "参与分摊的单位 {unit} 没有写明地区。", en: "The unit {unit} shares but has no place." },
    help: { zh: "请填写 place。", en: "Give its place." },
  },
  "settlement.unknown-factor": {
    status: 422,
    detail: {
      zh: "{unit} 中的因素“{given}”不属于规则包 {pack}。",
      en: "The factor “{given}” of {unit} is not one of the pack {pack}.",
    },
    help: { zh: "可用的因素：{known}。", en: "Its factors: {known}." },
  },
  "settlement.unknown-flag": {
    status: 422,
    detail: {
      zh: "{unit} 的标记“{given}”不属于规则包 {pack}。",
      en: "The flag “{given}” of {unit} is not one of the pack {pack}.",
    },
    help: { zh: "可用的标记：{known}。", en: "Its flags: {known}." },
  },
  "settlement.unknown-role": {
    status: 422,
    detail: {
      zh: "{unit} 的角色“{given}”不属于规则包 {pack}。",
      en: "The role “{given}” of {unit} is not one of the pack {pack}.",
    },
    help: { zh: "可用的角色：{known}。", en: "Its roles: {known}." },
  },
  "settlement.role-count": {
    status: 422,
    detail: {
      zh: "角色 {role} 应恰有一个单位，现有 {count} 个。",
      en: "There must be one unit in the role {role}; there are {count}.",
    },
    help: { zh: "请给一个且仅一个单位这个角色。", en: "Give the role to one unit and no other." },
  },
  "settlement.unit-without-role": {
    status: 422,
    detail: {
      zh: "{unit} 没有该规则中的角色，无从得到份额。",
      en: "{unit} has none of the roles that this rule gives shares to.",
    },
    help: { zh: "请填写 role：{known}。", en: "Give its role, one of {known}." },
  },
  "settlement.missing-factor": {
    status: 422,
    detail: { zh: "{unit} 缺少因素 {factor}。", en: "{unit} has no {factor}." },
    help: { zh: "没有该因素时请填 0。", en: "Write 0 where there is none." },
  },
  "settlement.unknown-fact": {
    status: 422,
    detail: { zh: "事实“{fact}”不属于规则包 {pack}。", en: "The fact “{fact}” is not one of the pack {pack}." },
    help: { zh: "可用的事实：{known}。", en: "Its facts: {known}." },
  },
  "settlement.missing-fact": {
    status: 422,
    detail: { zh: "缺少事实 {fact}（{titleZh}）。", en: "The fact {fact} is missing: {titleEn}." },
    help: { zh: "请在 facts 中填写。", en: "Give it in facts." },
  },
  "settlement.wrong-fact": {
    status: 422,
    detail: { zh: "事实 {fact} 的值“{given}”不是 {kind}。", en: "“{given}” is no {kind} for the fact {fact}." },
    help: {
      zh: "flag 为 true 或 false，day 为日期，amount 为不小于零的金额，share 为 0 到 1，count 为 0 到 100 的整数。",
      en: "A flag is true or false, an amount zero or more, a share from 0 to 1, a count a whole number up to 100.",
    },
  },
  "settlement.no-lower-units": {
    status: 422,
    detail: {
      zh: "该规则没有下级单位，{unit} 却写了 parent。",
      en: "This rule knows no lower units, but {unit} has a parent.",
    },
    help: {
      zh: "请去掉 parent，或把数据直接记入上级。",
      en: "Leave parent out, or add its figures to the unit above.",
    },
  },
  "settlement.unknown-parent": {
    status: 422,
    detail: {
      zh: "{unit} 的上级“{parent}”不存在，或上级关系成环。",
      en: "The unit above {unit}, “{parent}”, is not listed, or they lie above each other.",
    },
    help: { zh: "请核对 parent。", en: "Check parent." },
  },
  "settlement.nobody-shares": {
    status: 422,
    detail: { zh: "{count} 个单位全部被排除，无人参与分摊。", en: "All {count} units are excluded, so nobody shares." },
    help: { zh: "请核对各单位的标记和日期。", en: "Check the flags and days of the units." },
  },
  "settlement.no-factor-total": {
    status: 422,
    detail: {
      zh: "因素 {factor} 合计为零，不能作分母。",
      en: "The factor {factor} sums to zero and cannot be a denominator.",
    },
    help: {
      zh: "请核对各单位的数据；全部为零的因素无法分摊。",
      en: "Check the figures: a factor that is nil for everybody divides nothing.",
    },
  },
  "settlement.zero-divisor": {
    status: 422,
    detail: { zh: "{unit} 的 {factor} 为零，不能作除数。", en: "{factor} of {unit} is zero and cannot divide." },
    help: { zh: "请填写大于零的数。", en: "Give a number above zero." },
  },
  "settlement.total-below-units": {
    status: 422,
    detail: {
      zh: "因素 {factor} 的总数 {total} 小于各单位之和 {sum}。",
      en: "The total {total} of {factor} is less than its units have ({sum}).",
    },
    help: { zh: "请核对 totals。", en: "Check totals." },
  },
  "settlement.no-totals-allowed": {
    status: 422,
    detail: {
      zh: "规则包 {pack} 的分母是参与单位之和，不接受 totals。",
      en: "In the pack {pack} the denominators are the sums of its units; totals are not used.",
    },
    help: { zh: "请去掉 totals，并列出所有单位。", en: "Leave totals out and list every unit." },
  },
  "settlement.shares-above-one": {
    status: 422,
    detail: {
      zh: "约定的份额合计超过全部（剩余 {rest}）。",
      en: "The shares agreed make more than the whole ({rest} would be left).",
    },
    help: { zh: "请改小份额。", en: "Make the shares smaller." },
  },
  "settlement.before-term": {
    status: 422,
    detail: {
      zh: "{day} 早于 {fact} 的 {since}，分享尚未开始。",
      en: "{day} lies before {fact} ({since}): the sharing has not begun.",
    },
    help: { zh: "请核对日期。", en: "Check the two days." },
  },
  "settlement.wrong-factor-year": {
    status: 422,
    detail: {
      zh: "因素是 {given} 年的；{day} 应使用 {needed} 年的。",
      en: "The factors are of {given}; for {day} those of {needed} are needed.",
    },
    help: { zh: "请改用 {needed} 年的数据。", en: "Use the figures of {needed}." },
  },
  "settlement.no-agreement-allowed": {
    status: 422,
    detail: {
      zh: "规则包 {pack} 不允许以协议代替分摊公式。",
      en: "The pack {pack} knows no agreement in place of its formula.",
    },
    help: { zh: "请去掉 agreement，或换用协议模板。", en: "Leave agreement out, or use the template of an agreement." },
  },
  "settlement.wrong-agreement": {
    status: 422,
    detail: {
      zh: "协议份额与参与单位不符（{unit}），合计 {sum}。",
      en: "The agreed shares do not fit the units that share ({unit}); they sum to {sum}.",
    },
    help: {
      zh: "请给每个参与单位且仅给参与单位一个份额，合计为 1。",
      en: "Give each unit that shares a share, nobody else, and let them sum to 1.",
    },
  },
  "settlement.no-limits-allowed": {
    status: 422,
    detail: {
      zh: "该规则没有上下限，{unit} 却写了 floor 或 cap。",
      en: "This rule has no limits of units, but {unit} has a floor or a cap.",
    },
    help: { zh: "请去掉 floor 和 cap。", en: "Leave floor and cap out." },
  },
  "settlement.limits-unreachable": {
    status: 422,
    detail: {
      zh: "上下限无法同时满足（{unit}）：下限合计超过可分金额，或上限合计不足。",
      en: "The limits cannot all be kept ({unit}): floors need more than there is, or caps take less.",
    },
    help: { zh: "请放宽上下限。", en: "Widen the limits." },
  },
  "settlement.missing-rate": {
    status: 422,
    detail: {
      zh: "按所得分摊时缺少 {unit} 的税率（{fact}）。",
      en: "The amount is income, and {unit} has no tax rate ({fact}).",
    },
    help: {
      zh: "请填写每个单位的 rate 和总机构的税率。",
      en: "Give each unit its rate, and the rate of the head office.",
    },
  },
  "settlement.rate-above-one": {
    status: 422,
    detail: { zh: "{unit} 的税率超过 100%。", en: "The tax rate of {unit} is above 100%." },
    help: { zh: "税率写成 0.25 的形式。", en: "Write a rate like 0.25." },
  },
  "settlement.no-multiplier-allowed": {
    status: 422,
    detail: {
      zh: "该规则没有征收倍率，{unit} 却写了 multiplier。",
      en: "This rule has no multipliers, but {unit} has one.",
    },
    help: { zh: "请去掉 multiplier。", en: "Leave multiplier out." },
  },
  "settlement.multiplier-too-low": {
    status: 422,
    detail: {
      zh: "{unit} 的征收倍率 {given} 低于 {least}。",
      en: "The multiplier {given} of {unit} is below {least}.",
    },
    help: { zh: "请核对：4.1 表示 410%。", en: "Check it: 4.1 stands for 410%." },
  },
  "settlement.multiplier-too-high": {
    status: 422,
    detail: {
      zh: "{unit} 的征收倍率 {given} 高于 {most}，应属笔误。",
      en: "The multiplier {given} of {unit} is above {most} and looks like a slip.",
    },
    help: { zh: "请核对：4.1 表示 410%。", en: "Check it: 4.1 stands for 410%." },
  },
  "settlement.unit-named-as-pool": {
    status: 422,
    detail: {
      zh: "单位编号“{unit}”与规则包 {pack} 中未分给单位的部分同名。",
      en: "The unit “{unit}” has the name of a pool of the pack {pack}.",
    },
    help: { zh: "请为该单位另取编号。", en: "Give the unit another id." },
  },
} as const satisfies RefusalTexts
