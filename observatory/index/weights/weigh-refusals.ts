import type { RefusalTexts } from "../../../base/index.ts"

/** What the step `weigh` refuses. */
export const weighRefusals = {
  "observatory.no-nodes-of-level": {
    status: 422,
    detail: {
      zh: "没有一组同级节点位于第 {level} 层，无从加权。",
      en: "No siblings stand on level {level}, so none get weights.",
    },
    help: {
      zh: "levels 写被加权节点所在的层号：指标为 1。",
      en: "`levels` are those of the nodes that get weights: 1 for indicators.",
    },
  },
  "observatory.all-weights-zero": {
    status: 422,
    detail: {
      zh: "“{node}”下各项的权重全部为零（{period}）。",
      en: "All weights below “{node}” would be zero ({period}).",
    },
    help: {
      zh: "请至少给其中一项正的权重，或改用其他加权方法。",
      en: "Give at least one of them a weight above zero, or take another method.",
    },
  },
  "observatory.too-few-rows-to-weigh": {
    status: 422,
    detail: {
      zh: "“{node}”各项均有数值的行只有 {rows} 行（{period}），加权至少需要 {least} 行。",
      en: "Only {rows} rows below “{node}” lack no number ({period}); weights need {least}.",
    },
    help: {
      zh: "请先插补缺失值、合并各期（over: panel），或改用等权。",
      en: "Impute first, take all periods together (over: panel), or weigh equally.",
    },
  },
  "observatory.constant-to-weigh": {
    status: 422,
    detail: {
      zh: "“{node}”下的“{indicator}”在 {period} 没有差异，无法据以计算权重。",
      en: "“{indicator}” below “{node}” does not vary in {period}: no weight follows from it.",
    },
    help: {
      zh: "请从结构中删去该项，或改用不依赖数据的加权方法。",
      en: "Take it out of the structure, or weigh by a method that needs no data.",
    },
  },
  "observatory.weight-came-out-negative": {
    status: 422,
    detail: {
      zh: "按 {method} 法，“{node}”下的“{indicator}”得到负权重 {weight}（{period}）。",
      en: "By the method {method}, “{indicator}” below “{node}” gets the negative weight {weight} ({period}).",
    },
    help: {
      zh: "该项与同组其他指标方向相反：请检查其方向，或设 negative: zero 将其置零。",
      en: "It runs against its siblings: check its direction, or set it to zero with negative: zero.",
    },
  },
  "observatory.more-factors-than-children": {
    status: 422,
    detail: {
      zh: "“{node}”只有 {children} 项，不能保留 {factors} 个因子。",
      en: "“{node}” has {children} children; {factors} factors cannot be kept.",
    },
    help: { zh: "请减少 factors。", en: "Ask for fewer factors." },
  },
  "observatory.collinear-to-weigh": {
    status: 422,
    detail: {
      zh: "“{node}”下各项线性相关（{period}），权重不唯一。",
      en: "What stands below “{node}” depends linearly on each other ({period}): many weights would do.",
    },
    help: {
      zh: "请删去重复的指标，或先补充单元与时期。",
      en: "Take out what says the same twice, or add units or periods.",
    },
  },
  "observatory.target-missing": {
    status: 422,
    detail: { zh: "targets 中没有“{node}”下的“{indicator}”。", en: "`targets` lacks “{indicator}” below “{node}”." },
    help: {
      zh: "请为同组每一项写明目标影响，或全部省略（即相等）。",
      en: "Name each sibling's influence, or none at all (then all are equal).",
    },
  },
  "observatory.negative-to-weigh": {
    status: 422,
    detail: {
      zh: "{method} 法要求非负数值，而“{indicator}”在 {unit}、{period} 为 {value}。",
      en: "The method {method} needs numbers of zero or more; “{indicator}” of {unit} in {period} is {value}.",
    },
    help: {
      zh: "请先用 min-max 等方法归一化到非负区间。",
      en: "Normalise first to a range from zero up, by min-max for instance.",
    },
  },
  "observatory.mean-not-positive": {
    status: 422,
    detail: {
      zh: "“{node}”下“{indicator}”的均值不为正（{period}），变异系数无意义。",
      en: "The mean of “{indicator}” below “{node}” is not positive ({period}): its coefficient of variation means nothing.",
    },
    help: { zh: "请先归一化到非负区间。", en: "Normalise first to a range from zero up." },
  },
  "observatory.missing-to-weigh": {
    status: 422,
    detail: {
      zh: "包络法要求数值齐全：“{node}”下的“{indicator}”缺 {unit}、{period} 的数值。",
      en: "Benefit of the doubt needs every number: “{indicator}” below “{node}” lacks that of {unit} in {period}.",
    },
    help: { zh: "请先插补。", en: "Impute first." },
  },
  "observatory.bounds-leave-nothing": {
    status: 422,
    detail: {
      zh: "“{node}”的权重界限之和无法为 1：下限合计 {lower}，上限合计 {upper}。",
      en: "Bounds below “{node}” cannot sum to 1: the lower ones sum to {lower}, the upper ones to {upper}.",
    },
    help: { zh: "请放宽界限。", en: "Widen the bounds." },
  },
  "observatory.bounds-cannot-hold": {
    status: 422,
    detail: {
      zh: "{unit}、{period} 在“{node}”下没有满足份额界限的权重：其中有零值。",
      en: "No weights of {unit} in {period} below “{node}” keep the bounds of the shares: some of its numbers are zero.",
    },
    help: {
      zh: "请将份额下限设为零，或归一化到大于零的区间（如 1 至 100）。",
      en: "Set the lower bound of shares to zero, or normalise to a range above zero, such as 1 to 100.",
    },
  },
  "observatory.no-matrix": {
    status: 422,
    detail: { zh: "“{node}”没有判断矩阵。", en: "“{node}” has no matrix of judgements." },
    help: {
      zh: "请在 matrix 中给出该节点的矩阵，或用 levels 限定层次。",
      en: "Give one under `matrix`, or limit the levels.",
    },
  },
  "observatory.matrix-codes": {
    status: 422,
    detail: {
      zh: "“{node}”的判断矩阵与其下级不符：{code}。",
      en: "The matrix of “{node}” does not name its children: {code}.",
    },
    help: {
      zh: "codes 须恰好列出该节点的全部下级各一次。",
      en: "`codes` names each child of the node once, and nothing else.",
    },
  },
  "observatory.matrix-shape": {
    status: 422,
    detail: {
      zh: "“{node}”的判断矩阵第 {row} 行有 {numbers} 个数，应为 {wanted} 个。",
      en: "Row {row} of the matrix of “{node}” has {numbers} numbers, not {wanted}.",
    },
    help: {
      zh: "请给出完整方阵，或只给对角线以上的部分。",
      en: "Give the full square, or what stands above its diagonal.",
    },
  },
  "observatory.matrix-number": {
    status: 422,
    detail: {
      zh: "“{node}”的判断矩阵中的“{value}”不是正数。",
      en: "“{value}” in the matrix of “{node}” is no positive number.",
    },
    help: { zh: "请写正数或分数，如 3 或 1/3。", en: "Write positive numbers or fractions, such as 3 or 1/3." },
  },
  "observatory.matrix-not-reciprocal": {
    status: 422,
    detail: {
      zh: "“{node}”的判断矩阵中，{one} 比 {other} 为 {value}，反之为 {back}，二者不互为倒数。",
      en: "In the matrix of “{node}”, {one} against {other} is {value} and back {back}: not one over the other.",
    },
    help: {
      zh: "请改正其一，或只给对角线以上的部分。",
      en: "Correct one of them, or give only what stands above the diagonal.",
    },
  },
  "observatory.matrix-inconsistent": {
    status: 422,
    detail: {
      zh: "“{node}”的判断矩阵一致性比率为 {ratio}，高于 {limit}。",
      en: "The judgements of “{node}” have the consistency ratio {ratio}, above {limit}.",
    },
    help: {
      zh: "请请专家复核判断；或设 inconsistent: note，仅作记录。",
      en: "Have the judgements reviewed, or only note it with inconsistent: note.",
    },
  },
  "observatory.matrix-too-large": {
    status: 422,
    detail: {
      zh: "“{node}”有 {children} 项，随机一致性指标只列至 {most} 项。",
      en: "“{node}” has {children} children; random indices are known up to {most}.",
    },
    help: { zh: "请先将该组分层。", en: "Divide the group into smaller ones." },
  },
  "observatory.no-experts": {
    status: 422,
    detail: { zh: "预算分配法没有给出任何专家的分数。", en: "Budget allocation was given no expert's points." },
    help: { zh: "请在 experts 中逐人列出各代码的分数。", en: "List each expert's points by code under `experts`." },
  },
  "observatory.expert-leaves-out": {
    status: 422,
    detail: {
      zh: "第 {expert} 位专家没有给“{node}”下的“{indicator}”打分。",
      en: "Expert {expert} gave no points to “{indicator}” below “{node}”.",
    },
    help: { zh: "同组每一项都须有分数，可以为零。", en: "Each sibling needs points; zero is allowed." },
  },
  "observatory.points-do-not-sum": {
    status: 422,
    detail: {
      zh: "第 {expert} 位专家的分数合计 {sum}，应为 {total}。",
      en: "The points of expert {expert} sum to {sum}, not {total}.",
    },
    help: { zh: "每位专家须分配同样的总分。", en: "All experts divide the same total." },
  },
} as const satisfies RefusalTexts
