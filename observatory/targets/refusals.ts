import type { RefusalTexts } from "../../base/index.ts"

/** Why a row of targets or of their actual values cannot be read. */
export const targetRefusals = {
  "observatory.target-unit": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：目标 {id} 以“{unit}”计，实际值却以“{actual}”计。",
      en: "{file}, row {row}: the target {id} is in “{unit}”, its actual in “{actual}”.",
    },
    help: {
      zh: "请换算成目标的单位，并在说明中写明换算方法；不同单位不作比较。",
      en: "Convert it to the target's unit and say how in the note; different units are not compared.",
    },
  },
  "observatory.target-number": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行（{id}）：{column} 的“{given}”不是数。",
      en: "{file}, row {row} ({id}): “{given}” in {column} is no number.",
    },
    help: {
      zh: "请写成 4.5 这样的数；不知道的留空；不以数表示的目标写 qualitative。",
      en: "Write it like 4.5; leave it empty where it is not known; a goal without a number is “qualitative”.",
    },
  },
  "observatory.target-year": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行（{id}）：“{given}”不是年份。",
      en: "{file}, row {row} ({id}): “{given}” is no year.",
    },
    help: {
      zh: "请写四位数年份；长期有效的目标写 standing。",
      en: "Write a year of four digits; a target that always holds is “standing”.",
    },
  },
  "observatory.target-operator": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行（{id}）：op 不能是“{given}”。",
      en: "{file}, row {row} ({id}): op cannot be “{given}”.",
    },
    help: { zh: "可用 >=、>、<=、<、=、~。", en: "It is one of >=, >, <=, <, =, ~." },
  },
  "observatory.target-direction": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行（{id}）：direction 不能是“{given}”。",
      en: "{file}, row {row} ({id}): direction cannot be “{given}”.",
    },
    help: { zh: "越高越好写 up，越低越好写 down。", en: "Write up where more is better, down where less is." },
  },
  "observatory.target-basis": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行（{id}）：basis 不能是“{given}”。",
      en: "{file}, row {row} ({id}): basis cannot be “{given}”.",
    },
    help: {
      zh: "可用 measured、estimated、derived、at-least；留空即 measured。",
      en: "It is measured, estimated, derived or at-least; empty stands for measured.",
    },
  },
  "observatory.target-no-definition": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：目标 {id} 没有定义代码。",
      en: "{file}, row {row}: the target {id} has no definition.",
    },
    help: {
      zh: "请在 definition 列写明指标定义的代码；名称相同的指标可能口径不同。",
      en: "Name the definition in the column definition; indicators of one name may be counted in different ways.",
    },
  },
  "observatory.target-twice": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：目标 {id} 已列出。",
      en: "{file}, row {row}: the target {id} is already listed.",
    },
    help: { zh: "请为每个目标取不同的代码。", en: "Give each target an id of its own." },
  },
  "observatory.actual-of-no-target": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：{region} 没有定义为“{definition}”的目标。",
      en: "{file}, row {row}: {region} has no target of the definition “{definition}”.",
    },
    help: { zh: "请改正 definition 或 region_code。", en: "Correct definition or region_code." },
  },
} as const satisfies RefusalTexts
