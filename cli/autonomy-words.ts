import type { Text } from "../base/index.ts"

const summary: Text = {
  zh: "供应链自主：境外依赖、集中度、单点、割集、挑战排序",
  en: "autonomy of a supply chain: shares abroad, concentration, single points, cuts, challenges",
}

const help: Text = {
  zh: `<图.csv> [--remove 供应商] [--domestic 代码] [--json] [--out 目录]
  图.csv  每行一个供应关系：component,parent,supplier,country[,value,criticality,readiness,alternative,tags,name_zh,name_en]
          parent 留空表示最终产品；同一 parent 下同一部件的各行互为替代，alternative 同字的各行也互为替代，其余全部需要
          criticality 1 至 5；readiness 为国内替代的技术就绪度 1 至 9（ISO 16290）或如 40%；不知道的供应商或国家写“?”
  --remove 名称            去掉这些供应商，多个用“;”隔开：什么停产、什么受削弱、多少价值有风险
  --remove-country 代码    去掉这些国家或地区，多个用“,”隔开
  --remove-component 名称  去掉这些部件，多个用“;”隔开
  --domestic 代码          哪些算国内：国家代码如 CN，或地区代码（ISO 3166-2），用“,”隔开；省略时为本区域成员所在国家
  --region 名称            省略 --domestic 时取自哪个区域
  --out 目录               写出 products.csv、components.csv、single-points.csv、challenges.csv、countries.csv、suppliers.csv（和 effect.csv）
  --json                   机器可读
  退出码：0 完成，2 文件有误或用法有误`,
  en: `<graph.csv> [--remove SUPPLIER] [--domestic CODES] [--json] [--out DIR]
  graph.csv  a row an offer: component,parent,supplier,country[,value,criticality,readiness,alternative,tags,name_zh,name_en]
             parent is empty for a final product; rows of one parent with the same component are alternatives, so are those
             with the same word in alternative; all else is needed together; criticality 1 to 5; readiness of a domestic
             substitute 1 to 9 (ISO 16290) or a share such as 40%; "?" for an unknown supplier or country
  --remove NAMES            takes suppliers away, divided by ";": what stops, what is weakened, how much value is at risk
  --remove-country CODES    takes countries or regions away, divided by ","
  --remove-component NAMES  takes components away, divided by ";"
  --domestic CODES          what counts as home: countries such as CN, or regions (ISO 3166-2), divided by ","; the countries of the region's members if left out
  --region NAME             the region that is taken for --domestic
  --out DIR                 products.csv, components.csv, single-points.csv, challenges.csv, countries.csv, suppliers.csv (and effect.csv)
  --json                    for programs
  exit: 0 done, 2 the file is wrong, or asked wrongly`,
}

/** What `delta autonomy` says of itself. */
export const autonomyWords = { summary, help }
