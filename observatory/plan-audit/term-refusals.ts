import type { RefusalTexts } from "../../base/index.ts"

/** What term bases and names of a region are refused for. */
export const termRefusals = {
  "observatory.plan-terms-misshapen": {
    status: 422,
    detail: {
      zh: "词库 {file} 的“{place}”有误：{cause}。",
      en: "“{place}” in the terms {file} is not right: {cause}.",
    },
    help: { zh: "写法见 data/plan-terms/。", en: "data/plan-terms/ shows how it is written." },
  },
  "observatory.plan-terms-without-ground": {
    status: 422,
    detail: {
      zh: "词库 {file} 没有写明来源，也没有标注假定。",
      en: "The terms {file} name no source and are not marked as assumed.",
    },
    help: { zh: "请加上 source 或 assumed。", en: "Add source or assumed." },
  },
  "observatory.plan-terms-not-yet": {
    status: 422,
    detail: {
      zh: "词库 {file} 在 {day} 尚未生效（自 {first} 起）。",
      en: "The terms {file} hold nothing on {day}; they begin on {first}.",
    },
    help: { zh: "请改用更晚的日期，或补充更早的词库。", en: "Choose a later day, or add earlier terms." },
  },
  "observatory.plan-terms-unknown-group": {
    status: 422,
    detail: {
      zh: "“{by}”用到了词组“{group}”，而词库没有它。",
      en: "“{by}” uses the group “{group}”, which the terms lack.",
    },
    help: { zh: "请补充该词组或更正名称。", en: "Add the group, or correct its name." },
  },
  "observatory.plan-terms-unknown-topic": {
    status: 422,
    detail: {
      zh: "规则“{rule}”指向“{topic}”，它既不是领域也不是主题。",
      en: "The rule “{rule}” gives “{topic}”, which is neither an area nor a theme.",
    },
    help: { zh: "请用词库列出的领域或主题。", en: "Use an area or theme that the terms list." },
  },
  "observatory.plan-names-unknown-member": {
    status: 422,
    detail: {
      zh: "plan-names.yaml 提到成员“{member}”，本区域没有它。",
      en: "plan-names.yaml speaks of the member “{member}”, which the region lacks.",
    },
    help: { zh: "请用 region.yaml 中的代码。", en: "Use the codes of region.yaml." },
  },
} as const satisfies RefusalTexts
