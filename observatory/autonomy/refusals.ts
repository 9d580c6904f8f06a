import type { RefusalTexts } from "../../base/index.ts"

/** What a supply graph, or a question to it, is refused for. Facts name file, row and what stands there. */
export const autonomyRefusals = {
  "observatory.supply-empty": {
    status: 422,
    detail: { zh: "{file} 中没有一行供应关系。", en: "{file} has no row of supply." },
    help: {
      zh: "第 1 行为列名，其后每行写一个供应关系：component,parent,supplier,country。",
      en: "Line 1 names the columns; then one row an offer: component,parent,supplier,country.",
    },
  },
  "observatory.supply-no-component": {
    status: 422,
    detail: { zh: "{file} 第 {row} 行没有写 component。", en: "Row {row} of {file} has no component." },
    help: { zh: "请写明该行供应的产品或部件。", en: "Write which product or component the row offers." },
  },
  "observatory.unknown-supplier": {
    status: 422,
    detail: {
      zh: "{file} 中有 {count} 行没有写供应商：第 {rows} 行。",
      en: "{count} rows of {file} name no supplier: rows {rows}.",
    },
    help: {
      zh: "请填写供应商；确实不知道时写“?”，这些行会单独计入“未知”。",
      en: "Write the supplier; where it is truly unknown write “?”, and the row counts as unknown.",
    },
  },
  "observatory.unknown-country": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行的国家或地区“{country}”不是 ISO 3166 代码。",
      en: "Row {row} of {file}: the country “{country}” is no code of ISO 3166.",
    },
    help: {
      zh: "请写两位国家代码（如 DE）或地区代码（如 DE-BY）；不知道时写“?”。",
      en: "Write the two letters of the country (DE) or a region's code (DE-BY); “?” where it is unknown.",
    },
  },
  "observatory.supply-figure": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行的 {column} 是“{value}”，读不成数。",
      en: "Row {row} of {file}: “{value}” in the column {column} cannot be read.",
    },
    help: {
      zh: "value 为不小于 0 的数；criticality 为 1 至 5；readiness 为 1 至 9 的技术就绪度，或如 40% 的替代份额。",
      en: "value is a number of 0 or more; criticality 1 to 5; readiness a level from 1 to 9, or a share such as 40%.",
    },
  },
  "observatory.supply-contradiction": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行给“{component}”的 {column} 是“{value}”，第 {before} 行却是“{earlier}”。",
      en: "Row {row} of {file} gives “{component}” the {column} “{value}”, row {before} gives “{earlier}”.",
    },
    help: {
      zh: "同一部件只能有一个值：请改正其中一行，或留空。",
      en: "An item has one value: correct one of the rows, or leave it empty.",
    },
  },
  "observatory.supply-row-twice": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行与第 {before} 行相同：“{supplier}”向“{parent}”供应“{component}”。",
      en: "Rows {before} and {row} of {file} are the same: “{supplier}” offers “{component}” for “{parent}”.",
    },
    help: { zh: "请合并两行，把 value 相加。", en: "Make one row of the two, with the sum of their values." },
  },
  "observatory.supply-unknown-parent": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行用于“{parent}”，但没有任何一行声明它。",
      en: "Row {row} of {file} goes into “{parent}”, which no row declares.",
    },
    help: {
      zh: "若它是最终产品，请加一行：component 写它，parent 留空；否则请更正名称。",
      en: "If it is a final product, add a row with it as component and an empty parent; else correct the name.",
    },
  },
  "observatory.supply-cycle": {
    status: 422,
    detail: {
      zh: "{file} 的供应链绕成一圈：{cycle}（第 {rows} 行）。",
      en: "The supply chain in {file} runs in a circle: {cycle} (rows {rows}).",
    },
    help: {
      zh: "部件不能需要自己。请删去其中一行，或把不同工序阶段写成不同的部件。",
      en: "Nothing can need itself. Take out one of the rows, or write stages of work as different components.",
    },
  },
  "observatory.no-such-supplier": {
    status: 422,
    detail: { zh: "{file} 中没有供应商“{supplier}”。", en: "{file} has no supplier “{supplier}”." },
    help: {
      zh: "请按文件中的写法给出名称。相近的有：{near}。",
      en: "Write the name as the file does. Nearest: {near}.",
    },
  },
  "observatory.no-such-country": {
    status: 422,
    detail: { zh: "{file} 中没有国家或地区“{country}”。", en: "{file} has no country “{country}”." },
    help: { zh: "文件中有：{known}。", en: "The file has: {known}." },
  },
  "observatory.no-such-component": {
    status: 422,
    detail: { zh: "{file} 中没有产品或部件“{component}”。", en: "{file} has no product or component “{component}”." },
    help: {
      zh: "请按文件中的写法给出名称。相近的有：{near}。",
      en: "Write the name as the file does. Nearest: {near}.",
    },
  },
} as const satisfies RefusalTexts
