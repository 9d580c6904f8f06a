import type { RefusalTexts } from "../../base/index.ts"

/** What the steps on data refuse: screening, denomination, imputation, treatment, pairs of units. */
export const dataRefusals = {
  "observatory.options-of-unknown-indicator": {
    status: 422,
    detail: {
      zh: "步骤中为“{indicator}”单独设置了选项，但它不是本指数的指标。",
      en: "A step has options for “{indicator}”, which is no indicator of this index.",
    },
    help: {
      zh: "请改用 structure.csv 中第 1 层的代码。",
      en: "Use a code of level 1 in structure.csv.",
    },
  },
  "observatory.screen-of-unknown-unit": {
    status: 422,
    detail: {
      zh: "筛选步骤点名的单元“{unit}”不在数据中。",
      en: "The screening names the unit “{unit}”, which the data lack.",
    },
    help: { zh: "请检查 include 和 exclude 中的代码。", en: "Check the codes in include and exclude." },
  },
  "observatory.screened-both-ways": {
    status: 422,
    detail: { zh: "单元“{unit}”既要保留又要排除。", en: "The unit “{unit}” is to stay and to go at once." },
    help: { zh: "请从 include 或 exclude 中删去它。", en: "Take it out of include or of exclude." },
  },
  "observatory.too-few-units": {
    status: 422,
    detail: {
      zh: "筛选后只剩 {units} 个单元，无法比较。",
      en: "Screening leaves {units} units: too few to compare.",
    },
    help: {
      zh: "请降低 present 或 nonzero，或用 include 保留单元，至少保留 2 个。",
      en: "Lower present or nonzero, or keep units by include; at least 2 must stay.",
    },
  },
  "observatory.too-few-units-in-period": {
    status: 422,
    detail: {
      zh: "筛选后 {period} 年只剩 {units} 个单元，无法比较。",
      en: "Screening leaves {units} units in {period}: too few to compare.",
    },
    help: {
      zh: "请降低 present 或 nonzero，缩短年份范围，或改为 over: panel。",
      en: "Lower present or nonzero, choose fewer periods, or screen over the panel.",
    },
  },
  "observatory.unknown-denominator": {
    status: 422,
    detail: {
      zh: "指标“{indicator}”的分母“{denominator}”既不是数据中的序列，也不是单元表的列。",
      en: "The denominator “{denominator}” of the indicator “{indicator}” is neither a series of the data nor a column of the units.",
    },
    help: {
      zh: "请在数据中加入该序列，或在 units.csv 中加入该列，或在 structure.csv 中更正名称。",
      en: "Add the series to the data or the column to units.csv, or correct the name in structure.csv.",
    },
  },
  "observatory.denominator-no-number": {
    status: 422,
    detail: {
      zh: "单元表的列“{denominator}”用作分母，但“{unit}”处的“{value}”不是数字。",
      en: "The column “{denominator}” of the units is a denominator, but “{value}” of “{unit}” is no number.",
    },
    help: { zh: "请在 units.csv 中改为数字，或留空。", en: "Write a number in units.csv, or leave it empty." },
  },
  "observatory.denominator-negative": {
    status: 422,
    detail: {
      zh: "分母“{denominator}”在“{unit}”{period} 年为负数（{value}）。",
      en: "The denominator “{denominator}” of “{unit}” in {period} is negative ({value}).",
    },
    help: { zh: "请更正数据：规模不能为负。", en: "Correct the data: a size is never below zero." },
  },
  "observatory.denominator-column-negative": {
    status: 422,
    detail: {
      zh: "单元表的列“{denominator}”用作分母，但“{unit}”处为负数（{value}）。",
      en: "The column “{denominator}” of the units is a denominator, but it is negative for “{unit}” ({value}).",
    },
    help: { zh: "请更正 units.csv：规模不能为负。", en: "Correct units.csv: a size is never below zero." },
  },
  "observatory.nothing-to-impute-from": {
    status: 422,
    detail: {
      zh: "无法插补指标“{indicator}”：{period} 年“{where}”没有可用的数值。",
      en: "The indicator “{indicator}” cannot be imputed: in {period} there is no number for “{where}” to make it of.",
    },
    help: {
      zh: "请换用其他方法或先做另一步插补，或设 leave: true 使其保持缺失，或先筛除该单元。",
      en: "Choose another method, impute by another step before, leave it missing (leave: true), or screen the unit out first.",
    },
  },
  "observatory.unknown-group-column": {
    status: 422,
    detail: { zh: "单元表没有列“{column}”。", en: "The units have no column “{column}”." },
    help: { zh: "请在 by 中写 units.csv 的列名。", en: "Name a column of units.csv in by." },
  },
  "observatory.unit-without-group": {
    status: 422,
    detail: {
      zh: "单元“{unit}”在列“{column}”中没有分组。",
      en: "The unit “{unit}” has no group in the column “{column}”.",
    },
    help: { zh: "请在 units.csv 中填写其分组。", en: "Fill in its group in units.csv." },
  },
  "observatory.impute-without": {
    status: 422,
    detail: {
      zh: "插补方法 {method} 缺少参数 {argument}。",
      en: "The imputation {method} lacks the argument {argument}.",
    },
    help: { zh: "请在该步骤中写明 {argument}。", en: "Give {argument} in that step." },
  },
  "observatory.too-many-neighbours": {
    status: 422,
    detail: {
      zh: "最近邻插补要在 {rows} 行之间两两比较 {indicators} 个指标，耗时过长。",
      en: "Nearest neighbours would compare {rows} rows with each other in {indicators} indicators: that takes too long.",
    },
    help: {
      zh: "请按时期插补（over: period），减少单元，或换用 group-mean、em 等方法。",
      en: "Impute by period (over: period), take fewer units, or another method such as group-mean or em.",
    },
  },
  "observatory.em-few-units": {
    status: 422,
    detail: {
      zh: "{period} 年只有 {units} 行数据，不足以为 {indicators} 个指标估计协方差。",
      en: "{period} has {units} rows of numbers: too few for the covariances of {indicators} indicators.",
    },
    help: {
      zh: "请设 ridge（如 0.05）收缩协方差，改为 over: panel，或减少指标。",
      en: "Shrink the covariances by ridge (0.05, say), take all periods together (over: panel), or fewer indicators.",
    },
  },
  "observatory.em-constant": {
    status: 422,
    detail: {
      zh: "指标“{indicator}”在 {period} 年不足两个不同的数值，无法建模。",
      en: "The indicator “{indicator}” has fewer than two different numbers in {period}: there is nothing to model.",
    },
    help: {
      zh: "请为该指标在 indicators 中另选方法，或改为 over: panel。",
      en: "Give it another method under indicators, or take all periods together (over: panel).",
    },
  },
  "observatory.em-singular": {
    status: 422,
    detail: {
      zh: "{period} 年的指标彼此线性相关，期望最大化无法求解。",
      en: "Indicators of {period} follow from each other exactly: expectation-maximisation has no solution.",
    },
    help: {
      zh: "请设 ridge（如 0.05），或去掉多余的指标。",
      en: "Give a ridge (0.05, say), or leave the redundant indicators out.",
    },
  },
  "observatory.em-unsettled": {
    status: 422,
    detail: {
      zh: "{period} 年的期望最大化在 5000 轮内没有收敛。",
      en: "Expectation-maximisation of {period} did not settle within 5000 rounds.",
    },
    help: {
      zh: "缺失过多：请设更大的 ridge，或换用其他方法。",
      en: "Too much is missing: give a greater ridge, or choose another method.",
    },
  },
  "observatory.outside-transformation": {
    status: 422,
    detail: {
      zh: "指标“{indicator}”不能作 {transformation} 变换：“{unit}”{period} 年的值 {value} 超出其范围。",
      en: "The indicator “{indicator}” cannot be transformed by {transformation}: {value} of “{unit}” in {period} lies outside its reach.",
    },
    help: {
      zh: "log 和 boxcox 的数须大于零（boxcox 可设 shift），square-root 不得为负，log-gii 的最大值乘 factor 须大于 1；log-ct 总可使用。",
      en: "log and boxcox take numbers above zero (boxcox after its shift), square-root none below, log-gii a maximum that times its factor is above 1; log-ct always works.",
    },
  },
  "observatory.pairs-first": {
    status: 422,
    detail: {
      zh: "步骤 {step} 要在单元之间比较，但数据中还有单元对（如“{pair}”）与单个单元并列。",
      en: "The step {step} compares units, but pairs of units such as “{pair}” still stand beside the single ones.",
    },
    help: {
      zh: "请把 pairs 步骤放在它之前；此前只可做 linear 或 latest 插补。",
      en: "Put the step pairs before it; only imputation by linear or latest may come earlier.",
    },
  },
  "observatory.pairs-late": {
    status: 422,
    detail: {
      zh: "单元对的数值已经变换、归一化或汇总，不能再合并为单元、走廊或整体。",
      en: "The numbers of pairs are transformed, normalised or aggregated already; they cannot be put together any more.",
    },
    help: { zh: "请把 pairs 步骤放在这些步骤之前。", en: "Put the step pairs before those steps." },
  },
  "observatory.no-pairs": {
    status: 422,
    detail: { zh: "数据中没有单元对。", en: "The data have no pairs of units." },
    help: {
      zh: "单元对在 unit 列中写作 A~B；没有单元对时请去掉 pairs 步骤。",
      en: "A pair stands as A~B in the column unit; without any, leave the step pairs out.",
    },
  },
  "observatory.pair-unit": {
    status: 422,
    detail: { zh: "“{unit}”不是单元对。", en: "“{unit}” is no pair of units." },
    help: { zh: "请写作 A~B：恰好两个单元代码。", en: "Write A~B, with exactly two codes of units." },
  },
  "observatory.mixed-pairs": {
    status: 422,
    detail: {
      zh: "序列“{series}”既有单元对（“{pair}”）的数值，又有单个单元（“{unit}”）的数值。",
      en: "The series “{series}” has numbers for pairs (“{pair}”) and for single units (“{unit}”).",
    },
    help: { zh: "请分成两个序列。", en: "Make two series of it." },
  },
  "observatory.single-units": {
    status: 422,
    detail: {
      zh: "序列“{series}”是单个单元（如“{unit}”）的数值，没有说明怎样并入 {to}。",
      en: "The series “{series}” has numbers of single units such as “{unit}”; nothing says how they come to a {to}.",
    },
    help: {
      zh: "请在 indicators 中为它写 how: sum 或 how: mean，或把它移出指数结构。",
      en: "Give it how: sum or how: mean under indicators, or take it out of the structure.",
    },
  },
  "observatory.share-without-inside": {
    status: 422,
    detail: {
      zh: "无法计算“{series}”的对外份额：“{unit}”没有内部数值。",
      en: "The share outside of “{series}” cannot be taken: “{unit}” has no numbers of its inside.",
    },
    help: {
      zh: "请在数据中加入与自身的单元对，如 A~A。",
      en: "Add the pair of the unit with itself to the data, as A~A.",
    },
  },
  "observatory.share-of-corridor": {
    status: 422,
    detail: {
      zh: "“{series}”的对外份额只能按单元或整体计算，不能按走廊计算。",
      en: "The share outside of “{series}” is that of a unit or of the whole, not of a corridor.",
    },
    help: { zh: "请选择 to: unit 或 to: whole，或 how: sum。", en: "Choose to: unit or to: whole, or how: sum." },
  },
} as const satisfies RefusalTexts
