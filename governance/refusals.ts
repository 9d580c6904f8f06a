import type { RefusalTexts } from "../base/index.ts"

/** What governance refuses. */
export const governanceRefusals = {
  "governance.formula": {
    status: 422,
    detail: {
      zh: "公式“{formula}”在第 {at} 个字符处无法读取：{causeZh}",
      en: "The formula “{formula}” cannot be read at character {at}: {causeEn}",
    },
    help: {
      zh: "请按 present >= 3/4 * delegations 或 yes > no 的写法修改；可用的计数见事项类别页。",
      en: "Write it like present >= 3/4 * delegations or yes > no; the page of matter classes lists the counts.",
    },
  },
  "governance.no-bloc": {
    status: 422,
    detail: {
      zh: "公式“{formula}”无法计算：{causeZh}。",
      en: "The formula “{formula}” has no answer: {causeEn}.",
    },
    help: {
      zh: "请先为各代表团确定分组，或由成员改用不涉及分组的公式。",
      en: "Agree on the blocs of the delegations first, or on a formula that does not ask about them.",
    },
  },
  "governance.mixed-matters": {
    status: 422,
    detail: {
      zh: "动议涉及的内容分属不同的事项类别（{classes}），不能一并表决。",
      en: "What the motion changes belongs to different classes ({classes}), which cannot be decided by one vote.",
    },
    help: { zh: "请按类别分成几项动议。", en: "Make one motion for each class." },
  },
  "governance.no-class": {
    status: 422,
    detail: {
      zh: "没有任何事项类别规定如何决定“{matter}”。",
      en: "No class of matters says how “{matter}” is decided.",
    },
    help: {
      zh: "请由运营方在事项类别文件中补充并注明来源。",
      en: "The operator adds it to the file of matter classes, with its source.",
    },
  },
  "governance.unknown-parameter": {
    status: 422,
    detail: { zh: "没有参数 {parameter}，无法表决。", en: "There is no parameter {parameter} to vote on." },
    help: { zh: "成员可以表决的参数：{known}。", en: "Members vote on: {known}." },
  },
  "governance.set-by-law": {
    status: 422,
    detail: {
      zh: "参数 {parameter} 由法律或方法规定，不能以表决更改。",
      en: "The parameter {parameter} is set by law or method and cannot be changed by a vote.",
    },
    help: {
      zh: "此类取值只能凭来源更改，须经审核；请提交来源。",
      en: "Such a value changes by a reviewed file with its source: hand the source in.",
    },
  },
  "governance.unit-mismatch": {
    status: 422,
    detail: {
      zh: "参数 {parameter} 的单位是“{unit}”，动议写的是“{given}”。",
      en: "The parameter {parameter} has the unit “{unit}”; the motion says “{given}”.",
    },
    help: { zh: "请按“{unit}”写出取值。", en: "Write the value in the unit “{unit}”." },
  },
  "governance.value-unfit": {
    status: 422,
    detail: {
      zh: "“{value}”不能作为参数 {parameter} 的取值（单位“{unit}”）：{cause}",
      en: "“{value}” cannot be the value of {parameter} (unit “{unit}”): {cause}",
    },
    help: {
      zh: "份额写作 1/2 或 0.5，且不大于 1；金额用最小货币单位的整数；天数、次数用整数。",
      en: "A share is written 1/2 or 0.5 and is at most 1; money is whole minor units; days and times are whole numbers.",
    },
  },
  "governance.effective-too-early": {
    status: 422,
    detail: {
      zh: "生效时间 {from} 早于可以生效的最早时间 {earliest}。",
      en: "It would take effect on {from}, before {earliest}, the earliest that is possible.",
    },
    help: {
      zh: "规则不溯及既往：请选择征求意见和表决全部结束之后的日期。",
      en: "No rule reaches back: choose a day after consultation and vote are over.",
    },
  },
  "governance.unknown-entry": {
    status: 422,
    detail: { zh: "清单中没有条目 {entry}，无法修改或终止。", en: "The lists have no entry {entry} to change or end." },
    help: {
      zh: "请在规则簿中查找编号；新条目请用“新增”。",
      en: "Look the id up in the rule book; a new entry is added.",
    },
  },
  "governance.entry-exists": {
    status: 422,
    detail: { zh: "清单中已有条目 {entry}。", en: "The lists have an entry {entry} already." },
    help: { zh: "请改用“修改”，或另编号码。", en: "Change it instead, or choose another id." },
  },
  "governance.entry-unread": {
    status: 422,
    detail: {
      zh: "条目 {entry} 的文本未能读作清单条目。",
      en: "The text of entry {entry} was not read as an entry of the lists.",
    },
    help: {
      zh: "请先用 delta rules lint 检查文本；编号须与文本中的 @id 一致。",
      en: "Check the text by delta rules lint first; its @id must be the id that the motion names.",
    },
  },
  "governance.entry-broken": {
    status: 422,
    detail: {
      zh: "动议中的条目文本有 {count} 处问题：{problems}",
      en: "The texts of the motion's entries have {count} problems: {problems}",
    },
    help: {
      zh: "条目用 Cedar 策略语言书写；请按所示条目、行号和原因修改，并可先用 delta rules lint 检查。",
      en: "Entries are written in the Cedar policy language: correct the lines named; delta rules lint checks them beforehand.",
    },
  },
  "governance.entry-day": {
    status: 422,
    detail: {
      zh: "条目 {entry} 的文本写明自 {written} 起施行，动议却自 {from} 起。",
      en: "The text of entry {entry} holds from {written}; the motion from {from}.",
    },
    help: { zh: "请使文本中的 @from 与动议的生效日一致。", en: "Make @from in the text the day of the motion." },
  },
  "governance.later-version": {
    status: 422,
    detail: {
      zh: "第 {number} 版清单自 {earliest} 起生效，晚于动议的生效日 {from}。",
      en: "Version {number} of the lists takes effect on {earliest}, later than the motion's day {from}.",
    },
    help: {
      zh: "已通过的版本不能被抢先：请选择不早于该时间的日期。",
      en: "A version that is enacted cannot be forestalled: choose a day not before it.",
    },
  },
  "governance.wrong-state": {
    status: 409,
    detail: {
      zh: "动议 {motion} 现在{stateZh}，此操作须在{neededZh}时进行。",
      en: "The motion {motion} is {stateEn}; this asks for one that is {neededEn}.",
    },
    help: { zh: "请查看动议的进程和各阶段的时间。", en: "See the motion's course and the times of its stages." },
  },
  "governance.observer": {
    status: 403,
    detail: { zh: "观察员（{member}）没有表决权。", en: "An observer ({member}) has no vote." },
    help: {
      zh: "观察员可以旁听，也可以在征求意见时发表意见。",
      en: "Observers may watch, and comment in the consultation.",
    },
  },
  "governance.other-member": {
    status: 403,
    detail: { zh: "{own} 的代表不能代 {member} 行事。", en: "A delegate of {own} cannot act for {member}." },
    help: {
      zh: "每位代表只能为本成员投票；请由 {member} 的代表办理。",
      en: "Each delegate votes for the own member: a delegate of {member} must do it.",
    },
  },
  "governance.no-delegation": {
    status: 403,
    detail: { zh: "{member} 在此次表决中没有代表团。", en: "{member} has no delegation in this vote." },
    help: {
      zh: "有表决权的代表团在表决开始时确定；名单见动议页。",
      en: "Who may vote is fixed when the ballot opens; the motion's page lists the delegations.",
    },
  },
  "governance.not-proposer": {
    status: 403,
    detail: {
      zh: "只有提出动议的 {proposer} 可以这样做，{own} 不可以。",
      en: "Only {proposer}, which proposed the motion, may do this; {own} may not.",
    },
    help: {
      zh: "请在征求意见时提出修改意见，由提案方采纳。",
      en: "Comment in the consultation, so that the proposer can take it up.",
    },
  },
  "governance.amendment-changes-class": {
    status: 422,
    detail: {
      zh: "修改后动议属于另一事项类别（{other}），而不是 {class}。",
      en: "As amended the motion would be of another class ({other}, not {class}).",
    },
    help: {
      zh: "请撤回后另提动议，按其类别重新征求意见。",
      en: "Withdraw it and make another motion, which is consulted on by its own class.",
    },
  },
  "governance.consultation-runs": {
    status: 409,
    detail: {
      zh: "征求意见到 {until} 才结束，此前不能开始表决。",
      en: "The consultation runs until {until}; the ballot cannot open before.",
    },
    help: { zh: "请在该时间之后再开始表决。", en: "Open the ballot after that moment." },
  },
  "governance.no-ballot": {
    status: 409,
    detail: { zh: "动议 {motion} 的表决尚未开始。", en: "The ballot on motion {motion} is not open yet." },
    help: {
      zh: "表决在征求意见结束后开始；时间见动议页。",
      en: "It opens after the consultation; the motion's page says when.",
    },
  },
  "governance.ballot-closed": {
    status: 409,
    detail: { zh: "动议 {motion} 的表决已于 {closes} 结束。", en: "The ballot on motion {motion} closed at {closes}." },
    help: {
      zh: "结束后不再收票；如需再议，可另提动议。",
      en: "No ballot is taken after the close; a new motion may be made.",
    },
  },
  "governance.ballot-runs": {
    status: 409,
    detail: {
      zh: "动议 {motion} 的表决或开封到 {until} 才结束，现在不能计票。",
      en: "Ballot or opening of motion {motion} run until {until}; it cannot be counted yet.",
    },
    help: {
      zh: "请在该时间之后计票；密封票全部开封后可提前计票。",
      en: "Count after that moment; sooner only when every sealed ballot is open.",
    },
  },
  "governance.ballot-kind": {
    status: 409,
    detail: {
      zh: "动议 {motion} 的投票方式与此不同（公开或密封由事项类别规定）。",
      en: "Ballots on motion {motion} are of the other kind: its class says whether they are open or sealed.",
    },
    help: {
      zh: "密封投票先交承诺，表决结束后再开封；公开投票直接写明选择。",
      en: "A sealed ballot begins with its commitment and is opened after the close; an open one says its choice.",
    },
  },
  "governance.double-ballot": {
    status: 409,
    detail: { zh: "{member} 的代表团已经投票，不能再投。", en: "The delegation of {member} has voted already." },
    help: {
      zh: "每个代表团一票；该类事项不允许在结束前改票。",
      en: "Each delegation has one ballot, and this class does not let it be replaced.",
    },
  },
  "governance.commitment-of-another": {
    status: 409,
    detail: {
      zh: "另一成员已用同一承诺值投出密封票；承诺值含成员代码，{member} 无法用它开封。",
      en: "Another member has laid a sealed ballot with this very commitment, which {member} could never open: the member is part of it.",
    },
    help: {
      zh: "请在自己的设备上用自己的选择和新的随机数生成承诺值。",
      en: "Make the commitment on your own device, from your own choice and a new nonce.",
    },
  },
  "governance.opening-too-early": {
    status: 409,
    detail: {
      zh: "表决到 {closes} 才结束，此前不能开封。",
      en: "The ballot closes at {closes}; nothing is opened before.",
    },
    help: { zh: "请保存好随机数，在该时间之后开封。", en: "Keep the nonce and open the ballot after that moment." },
  },
  "governance.opening-too-late": {
    status: 409,
    detail: { zh: "开封已于 {finishes} 截止。", en: "The time for opening ended at {finishes}." },
    help: { zh: "未开封的票按该类事项的规定计。", en: "What was not opened counts as the class says." },
  },
  "governance.nothing-sealed": {
    status: 404,
    detail: { zh: "{member} 没有可开封的密封票。", en: "There is no sealed ballot of {member} to open." },
    help: { zh: "请核对成员和动议。", en: "Check the member and the motion." },
  },
  "governance.already-opened": {
    status: 409,
    detail: { zh: "{member} 的密封票已经开封。", en: "The sealed ballot of {member} is open already." },
    help: { zh: "无需再做任何事。", en: "Nothing more needs to be done." },
  },
  "governance.wrong-opening": {
    status: 422,
    detail: {
      zh: "{member} 的选择和随机数与承诺 {commitment} 不符。",
      en: "Choice and nonce of {member} do not fit the commitment {commitment}.",
    },
    help: {
      zh: "请使用投票时保存的选择和随机数；投票后不能改变选择。",
      en: "Use the choice and the nonce that were kept when voting; a choice cannot change afterwards.",
    },
  },
  "governance.not-carried": {
    status: 409,
    detail: {
      zh: "动议 {motion} 未获通过，不能生效。",
      en: "The motion {motion} was not carried and cannot be enacted.",
    },
    help: { zh: "请查看表决结果及所用公式。", en: "See the result with the formulas used." },
  },
  "governance.unknown-motion": {
    status: 404,
    detail: { zh: "没有动议 {motion}。", en: "There is no motion {motion}." },
    help: { zh: "请在动议列表中查找编号，例如 M-12。", en: "Look its id up in the list of motions, such as M-12." },
  },
  "governance.unknown-round": {
    status: 404,
    detail: {
      zh: "动议 {motion} 没有已计票的第 {round} 轮表决。",
      en: "The motion {motion} has no counted ballot number {round}.",
    },
    help: {
      zh: "计票之后才有导出文件；请查看动议页。",
      en: "An export exists after the count: see the motion's page.",
    },
  },
  "governance.unlike-runs": {
    status: 422,
    detail: {
      zh: "两次试算的案例不同（{case}），无法比较。",
      en: "The two runs are not over the same cases ({case}) and cannot be compared.",
    },
    help: { zh: "请对同一时期的同一批案例各试算一次。", en: "Run both over the same cases of the same period." },
  },
} as const satisfies RefusalTexts
