import type { RefusalTexts } from "../../base/index.ts"

/** What the steps from normalising to ranks refuse, and what reads their scores. */
export const scoreRefusals = {
  "observatory.constant-indicator": {
    status: 422,
    detail: {
      zh: "指标“{indicator}”在 {period} 的全部数值都是 {value}，无法区分各单元。",
      en: "All numbers of the indicator “{indicator}” in {period} are {value}: it tells no units apart.",
    },
    help: {
      zh: "请在 structure.csv 中删去该指标；或在归一化步骤中设 constant: leave 将其剔除。",
      en: "Take it out of structure.csv, or leave it out with constant: leave in the step normalise.",
    },
  },
  "observatory.no-goalposts": {
    status: 422,
    detail: {
      zh: "指标“{indicator}”缺少可用的目标区间（{period}）：下限必须小于上限。",
      en: "The indicator “{indicator}” has no usable goalposts ({period}): the lower one must be below the upper one.",
    },
    help: {
      zh: "请在 structure.csv 的 lower、upper 列或归一化步骤的 indicators 中写明上下限。",
      en: "Give lower and upper in structure.csv, or under indicators in the step normalise.",
    },
  },
  "observatory.no-target": {
    status: 422,
    detail: { zh: "指标“{indicator}”没有目标值。", en: "The indicator “{indicator}” has no target." },
    help: {
      zh: "请在 structure.csv 的 target 列或归一化步骤中写明目标值。",
      en: "Give a target in structure.csv or in the step normalise.",
    },
  },
  "observatory.beyond-the-target": {
    status: 422,
    detail: {
      zh: "指标“{indicator}”在 {period} 的全部数值都已达到或超过目标 {target}，无法计算与目标的距离。",
      en: "All numbers of the indicator “{indicator}” in {period} are at or beyond the target {target}: there is no distance to it.",
    },
    help: {
      zh: "请检查目标值和方向，或对该指标改用其他方法。",
      en: "Check target and direction, or use another method for it.",
    },
  },
  "observatory.no-reference": {
    status: 422,
    detail: {
      zh: "指标“{indicator}”在 {period} 不能与参照单元“{unit}”比较：该参照没有数值，或其数值最差。",
      en: "The indicator “{indicator}” cannot be compared with the unit “{unit}” in {period}: that has no number, or the worst one.",
    },
    help: {
      zh: "请选择在各期均有数值且并非最差的单元作参照。",
      en: "Choose a unit that has a number in each period, and not the worst.",
    },
  },
  "observatory.fraction-of-negative": {
    status: 422,
    detail: {
      zh: "指标“{indicator}”在 {period} 的最小值为 {value}，无法计算占最优值的比例。",
      en: "The least number of the indicator “{indicator}” in {period} is {value}: there is no fraction of the best.",
    },
    help: { zh: "请对该指标改用 min-max 等方法。", en: "Use another method for it, such as min-max." },
  },
  "observatory.not-normalised": {
    status: 422,
    detail: {
      zh: "指标“{indicator}”越小越好，但在汇总之前没有归一化步骤将其转向。",
      en: "Less is better for the indicator “{indicator}”, but no step before the aggregation has turned it.",
    },
    help: { zh: "请在 aggregate 之前加上 normalise 步骤。", en: "Put a step normalise before the step aggregate." },
  },
  "observatory.number-too-low-for-mean": {
    status: 422,
    detail: {
      zh: "“{node}”的平均方法不容负数，但“{indicator}”在 {period} 年单元“{unit}”的数值为 {value}。",
      en: "The mean of “{node}” needs numbers of zero or more, but “{indicator}” is {value} for the unit “{unit}” in {period}.",
    },
    help: {
      zh: "请归一化到没有负数的区间（如 range: [1, 100]），或为该节点改用算术平均。",
      en: "Normalise to a range without negative numbers, such as range: [1, 100], or use the arithmetic mean for this node.",
    },
  },
  "observatory.unknown-level": {
    status: 422,
    detail: { zh: "结构中没有位于第 {level} 层的汇总节点。", en: "No node above the indicators is at level {level}." },
    help: { zh: "请使用 structure.csv 中第 2 层及以上的层号。", en: "Use levels of structure.csv from 2 up." },
  },
  "observatory.not-a-child": {
    status: 422,
    detail: { zh: "“{child}”不是“{node}”的下级。", en: "“{child}” is no child of “{node}”." },
    help: { zh: "请按 structure.csv 中的从属关系写明权重。", en: "Give weights by the parents in structure.csv." },
  },
  "observatory.no-weight": {
    status: 422,
    detail: { zh: "“{node}”全部下级的权重都是零。", en: "All children of “{node}” have the weight zero." },
    help: { zh: "请至少给一个下级正的权重。", en: "Give at least one of them a weight above zero." },
  },
  "observatory.base-of-own-weights": {
    status: 422,
    detail: {
      zh: "“{node}”各单元或各时期的权重不同，不能按 {formula} 计算基期指数：权重变动会使指数变动。",
      en: "The weights in “{node}” differ by unit or period; under {formula} they would move the index by themselves.",
    },
    help: {
      zh: "请改用 formula: score，或在 base 之前用 weigh 给出共同的权重。",
      en: "Choose formula: score, or give common weights by a step weigh before the base.",
    },
  },
  "observatory.weight-below-zero": {
    status: 422,
    detail: { zh: "“{node}”中“{child}”的权重为 {weight}。", en: "“{child}” in “{node}” has the weight {weight}." },
    help: {
      zh: "权重须为零或正数；越低越好的指标用 direction: -1 表示。",
      en: "Weights are zero or more; where less is better, the direction −1 says so.",
    },
  },
  "observatory.too-many-for-kemeny": {
    status: 422,
    detail: {
      zh: "“{node}”在 {period} 年有 {units} 个单元；Kemeny 排序只对至多 {most} 个单元精确求解。",
      en: "“{node}” has {units} units in {period}; Kemeny orders are found exactly for {most} at most.",
    },
    help: { zh: "请改用 copeland 或 outranking。", en: "Use copeland or outranking." },
  },
  "observatory.no-scores-yet": {
    status: 422,
    detail: { zh: "这一步骤之前还没有得分。", en: "There are no scores before this step." },
    help: { zh: "请在此步骤之前加上 aggregate 步骤。", en: "Put a step aggregate before this step." },
  },
  "observatory.rank-by-unknown-column": {
    status: 422,
    detail: { zh: "单元表中没有“{column}”一列。", en: "The units have no column “{column}”." },
    help: { zh: "请使用 units.csv 中的列名。", en: "Use a column of units.csv." },
  },
  "observatory.no-base-period": {
    status: 422,
    detail: { zh: "数据中没有基期 {period}。", en: "The data have no period {period} to be the base." },
    help: { zh: "请选择数据所含的年份作基期。", en: "Choose a period of the data." },
  },
  "observatory.no-ratio": {
    status: 422,
    detail: {
      zh: "“{indicator}”在 {period} 年单元“{unit}”的数值为 {value}，无法与基期相比。",
      en: "“{indicator}” is {value} for the unit “{unit}” in {period}: there is no ratio to a base.",
    },
    help: {
      zh: "基期指数要求数值大于零；请补缺、删去该指标，或检查其单位。",
      en: "An index with a base needs numbers above zero: impute it, take the indicator out, or check its unit.",
    },
  },
  "observatory.no-link": {
    status: 422,
    detail: {
      zh: "版本“{earlier}”与“{later}”在 {period} 年不能衔接：“{series}”的单元“{unit}”缺少大于零的数值。",
      en: "The editions “{earlier}” and “{later}” cannot be linked in {period}: “{series}” lacks a number above zero for the unit “{unit}”.",
    },
    help: { zh: "请选择两个版本都有数值的年份。", en: "Choose a period in which both editions have numbers." },
  },
  "observatory.no-score-to-split": {
    status: 422,
    detail: {
      zh: "“{node}”在 {period} 年对单元“{unit}”没有得分，无法分解变化。",
      en: "“{node}” has no score for the unit “{unit}” in {period}: there is no change to split.",
    },
    help: {
      zh: "请选择两端都有得分的节点、单元和年份。",
      en: "Choose a node, units and periods that have scores at both ends.",
    },
  },
  "observatory.no-split": {
    status: 422,
    detail: {
      zh: "“{node}”按“{method}”汇总，其变化不能精确分解到下级。",
      en: "“{node}” is made by “{method}”: its change cannot be split exactly by its children.",
    },
    help: {
      zh: "可分解的有各类平均；以及至多 12 个下级的中位数、AMPI 和 TOPSIS。依赖单元之间比较的方法不能分解。",
      en: "What can be split: means; median, AMPI and TOPSIS of at most 12 children. Methods that compare units cannot.",
    },
  },
} satisfies RefusalTexts
