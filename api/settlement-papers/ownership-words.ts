import type { Text } from "../../base/index.ts"
import type { OwnershipAnswer } from "../../settlement/index.ts"

type Owners = OwnershipAnswer["owners"]

export const ownersWords: Readonly<Record<Owners["state"], Text>> = {
  decided: { zh: "已确定。", en: "Decided." },
  open: {
    zh: "未定：各层规定不一致，在案规定没有说明哪一层优先。",
    en: "Open: layers differ, and nothing on record says which goes first.",
  },
  none: { zh: "当日没有在案的规定说明归属。", en: "No rule on record for that day says who owns." },
}

export const howWords: Readonly<Record<NonNullable<Owners["how"]>, Text>> = {
  sole: { zh: "单独所有", en: "alone" },
  joint: { zh: "共有", en: "jointly" },
  each: { zh: "各自有权使用和转让", en: "each may use and transfer" },
  "each-own": { zh: "各自所有自己完成的部分", en: "each what it made" },
}

/** What is answered of an act; `{who}` is whose consent or veto it is. */
export const answerWords: Readonly<Record<OwnershipAnswer["verdicts"][number]["answer"], Text>> = {
  permitted: { zh: "可以。", en: "Permitted." },
  "with-duties": { zh: "可以，但须履行义务。", en: "Permitted, with duties." },
  needs: { zh: "需要 {who} 同意。", en: "Needs the consent of {who}." },
  vetoed: { zh: "被 {who} 否决。", en: "Vetoed by {who}." },
  forbidden: { zh: "不得进行。", en: "Not permitted." },
  "not-owner": { zh: "不是所有人：请征得 {who} 许可。", en: "Not an owner: ask {who}." },
  "not-told": { zh: "在案规定没有说明。", en: "Not told by the rules on record." },
}

export const conflictWords: Readonly<Record<OwnershipAnswer["conflicts"][number]["about"], Text>> = {
  owners: { zh: "归属", en: "Ownership" },
  act: { zh: "行为", en: "Act" },
  reward: { zh: "完成人奖励", en: "Reward of the makers" },
  team: { zh: "团队分配", en: "Split of the team" },
  "use-right": { zh: "使用权", en: "Right of use" },
}
