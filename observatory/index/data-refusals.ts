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
} as const satisfies RefusalTexts
