import type { RefusalTexts } from "../../base/index.ts"

/** What dividing by contribution refuses. */
export const sharesRefusals = {
  "settlement.no-players": {
    status: 422,
    detail: { zh: "没有参与方，无从分配。", en: "There are no players to divide between." },
    help: { zh: "请至少列出一个参与方。", en: "List at least one player." },
  },
  "settlement.too-many-players": {
    status: 422,
    detail: {
      zh: "参与方有 {players} 个，这种计算最多 {most} 个。",
      en: "There are {players} players; this is worked out for at most {most}.",
    },
    help: {
      zh: "请把参与方合并成组，或改用抽样估计。",
      en: "Put players together into groups, or use an estimate by sampling.",
    },
  },
  "settlement.too-large-to-sample": {
    status: 422,
    detail: {
      zh: "各项价值通分后合计过大，抽样时无法不丢位数。",
      en: "Over one denominator the worths are too large to be sampled without losing digits.",
    },
    help: { zh: "请改用更大的单位，或减少小数位数。", en: "Use a larger unit, or fewer decimals." },
  },
  "settlement.bad-sample": {
    status: 422,
    detail: {
      zh: "抽样次数须为 2 到 {most} 的整数，种子须为 32 位整数。",
      en: "Orders must be a whole number from 2 to {most}, and the seed a whole number of 32 bits.",
    },
    help: { zh: "请改正抽样次数或种子。", en: "Correct the number of orders or the seed." },
  },
  "settlement.player-twice": {
    status: 422,
    detail: { zh: "参与方“{player}”列出了两次。", en: "The player “{player}” is listed twice." },
    help: { zh: "请为每个参与方取不同的名称。", en: "Give each player a name of its own." },
  },
  "settlement.unknown-player": {
    status: 422,
    detail: { zh: "“{player}”不在参与方之中。", en: "“{player}” is not among the players." },
    help: { zh: "请核对名称，或把它加入参与方。", en: "Check the name, or add it to the players." },
  },
  "settlement.wrong-worths": {
    status: 422,
    detail: {
      zh: "需要 {needed} 个联盟价值，给出了 {given} 个；第一个缺少的联盟：{missing}。",
      en: "{needed} worths are needed and {given} were given; the first coalition without one: {missing}.",
    },
    help: {
      zh: "请按位序列出每个联盟的价值，从空联盟开始：∅、甲、乙、甲乙、丙……",
      en: "List the worth of every coalition by bit order, beginning with the empty one: ∅, a, b, ab, c, …",
    },
  },
  "settlement.worth-of-nobody": {
    status: 422,
    detail: { zh: "空联盟的价值是 {worth}，应为零。", en: "The empty coalition is worth {worth}; it must be zero." },
    help: {
      zh: "第一个价值属于空联盟：请填 0，并检查其余各项是否错位。",
      en: "The first worth is that of nobody: write 0, and check that the others have not moved by one.",
    },
  },
  "settlement.wrong-allocation": {
    status: 422,
    detail: {
      zh: "分配方案与参与方不符：{player}。",
      en: "The allocation does not fit the players: {player}.",
    },
    help: { zh: "请给每个参与方且仅给参与方一个数额。", en: "Give each player an amount, and nobody else." },
  },
  "settlement.parts-not-whole": {
    status: 422,
    detail: {
      zh: "各份合计 {sum}，与总额 {total} 不符。",
      en: "The parts sum to {sum}, not to the total of {total}.",
    },
    help: { zh: "请核对各份或总额。", en: "Check the parts, or the total." },
  },
  "settlement.no-game": {
    status: 422,
    detail: {
      zh: "须恰好给出一种联盟价值：价值表（worths）、公式（formula）或已结算使用（uses）。",
      en: "Worths must be told in exactly one way: a table (worths), a formula or settled uses.",
    },
    help: { zh: "请保留其中一种。", en: "Keep one of them." },
  },
  "settlement.missing-part": {
    status: 422,
    detail: { zh: "规则 {rule} 需要“{part}”。", en: "The rule {rule} needs “{part}”." },
    help: { zh: "请在博弈文件中补上。", en: "Add it to the game." },
  },
  "settlement.below-zero": {
    status: 422,
    detail: { zh: "{what} 中有负数。", en: "An amount below zero stands in {what}." },
    help: { zh: "请改为零或正数。", en: "Make it zero or more." },
  },
  "settlement.quota-of-nobody": {
    status: 422,
    detail: { zh: "通过门槛须大于零。", en: "The quota must be above zero." },
    help: { zh: "请填写通过所需的权重合计。", en: "Give the sum of weights that carries a vote." },
  },
  "settlement.synergy-of-nobody": {
    status: 422,
    detail: { zh: "有一项协同没有写明成员。", en: "A synergy names no members." },
    help: { zh: "请写明由哪些参与方共同产生。", en: "Name the players who make it together." },
  },
  "settlement.bad-player-weight": {
    status: 422,
    detail: {
      zh: "参与方“{player}”的权重须大于零。",
      en: "The weight of the player “{player}” must be above zero.",
    },
    help: { zh: "请给每个参与方一个正权重。", en: "Give each player a weight above zero." },
  },
  "settlement.weights-too-fine": {
    status: 422,
    detail: {
      zh: "权重的组合过多，精确结果会是三万位以上的分数。",
      en: "The weights combine in so many ways that an exact share would have more than 30,000 digits.",
    },
    help: { zh: "请把权重取整为较小的整数。", en: "Round the weights to smaller whole numbers." },
  },
  "settlement.bad-unions": {
    status: 422,
    detail: {
      zh: "“{player}”须恰好属于一个联合体，现属于 {count} 个。",
      en: "“{player}” must be in exactly one union; it is in {count}.",
    },
    help: {
      zh: "请把每个参与方放入一个联合体，单独的也列为一个。",
      en: "Put each player into one union; one who is alone makes a union too.",
    },
  },
  "settlement.no-swings": {
    status: 422,
    detail: {
      zh: "各方的班扎夫值合计为零，无法归一。",
      en: "The Banzhaf values sum to zero and cannot be normalised.",
    },
    help: { zh: "请查看未归一的班扎夫值。", en: "Look at the raw Banzhaf value instead." },
  },
  "settlement.no-imputation": {
    status: 422,
    detail: {
      zh: "各方单独的价值合计超过整体，没有人人不吃亏的分配，因此没有核仁。",
      en: "Alone the players are worth more than all together: no division gives each what it is worth alone, so there is no nucleolus.",
    },
    help: { zh: "请改用预核仁或沙普利值。", en: "Use the prenucleolus or the Shapley value." },
  },
  "settlement.not-quasi-balanced": {
    status: 422,
    detail: {
      zh: "该博弈不是拟平衡的，τ 值没有定义：各方最低应得合计 {least}，整体 {whole}，最高可得合计 {most}。",
      en: "The game is not quasi-balanced, so that it has no tau value: least claims sum to {least}, the whole is {whole}, utmost claims sum to {most}.",
    },
    help: { zh: "请改用沙普利值或核仁。", en: "Use the Shapley value or the nucleolus." },
  },
} as const satisfies RefusalTexts
