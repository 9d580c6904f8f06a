import type { RefusalTexts } from "../../base/index.ts"

/** What files and methods of an index are refused for. */
export const indexInputRefusals = {
  "observatory.no-column": {
    status: 422,
    detail: { zh: "{file} 缺少列“{column}”。", en: "{file} has no column “{column}”." },
    help: { zh: "请在第一行写明该列的名称。", en: "Name this column in the first line." },
  },
  "observatory.column-twice": {
    status: 422,
    detail: { zh: "{file} 的列“{column}”出现两次。", en: "The column “{column}” stands twice in {file}." },
    help: { zh: "请删除或改名其中一列。", en: "Remove or rename one of them." },
  },
  "observatory.row-length": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行有 {fields} 个字段，而列有 {columns} 个。",
      en: "Row {row} of {file} has {fields} fields for {columns} columns.",
    },
    help: { zh: "请补齐字段；含逗号的文字要加引号。", en: "Complete the row; put text that holds a comma in quotes." },
  },
  "observatory.open-quote": {
    status: 422,
    detail: { zh: "{file} 第 {row} 行的引号没有正确闭合。", en: "A quote in row {row} of {file} is not closed." },
    help: { zh: "请检查该行的引号。", en: "Check the quotes of this row." },
  },
  "observatory.no-rows": {
    status: 422,
    detail: { zh: "{file} 没有数据行。", en: "{file} has no rows of data." },
    help: { zh: "请在列名之下填写数据。", en: "Write the data below the names of the columns." },
  },
  "observatory.unknown-encoding": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行既不是 UTF-8 也不是 GB18030 文本。",
      en: "Row {row} of {file} is neither UTF-8 nor GB18030 text.",
    },
    help: { zh: "请另存为 UTF-8 编码的 CSV。", en: "Save it as CSV in UTF-8." },
  },
  "observatory.mixed-encodings": {
    status: 422,
    detail: {
      zh: "{file} 混用编码：第 {row} 行是 {after}，之前是 {before}。",
      en: "{file} mixes encodings: row {row} is {after}, those before are {before}.",
    },
    help: { zh: "请把整个文件另存为 UTF-8。", en: "Save the whole file in UTF-8." },
  },
  "observatory.not-a-number": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行的“{column}”（{node}）不是数：“{given}”。",
      en: "“{column}” in row {row} of {file} ({node}) is no number: “{given}”.",
    },
    help: {
      zh: "请写成 1359.2 这样的数，不带千位分隔符、计量单位或百分号；缺失的留空或写 NA。",
      en: "Write it like 1359.2, without separators of thousands, unit or percent sign; leave it empty or write NA where it is missing.",
    },
  },
  "observatory.no-code": {
    status: 422,
    detail: { zh: "{file} 第 {row} 行的“{column}”为空。", en: "“{column}” is empty in row {row} of {file}." },
    help: { zh: "请填写代码。", en: "Write a code." },
  },
  "observatory.row-twice": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行与第 {before} 行重复：{unit}，{period}，{indicator}。",
      en: "Row {row} of {file} repeats row {before}: {unit}, {period}, {indicator}.",
    },
    help: { zh: "请只保留一行。", en: "Keep one of the two." },
  },
  "observatory.unit-twice": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：单元 {unit} 已列出。",
      en: "Row {row} of {file}: the unit {unit} is already listed.",
    },
    help: { zh: "请为每个单元只写一行。", en: "Write one row for each unit." },
  },
  "observatory.node-twice": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：代码 {node} 已出现。",
      en: "Row {row} of {file}: the code {node} is already there.",
    },
    help: { zh: "请为每个指标取不同的代码。", en: "Give each indicator a code of its own." },
  },
  "observatory.unknown-parent": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：{node} 的上级“{parent}”不存在。",
      en: "Row {row} of {file}: {node} has a parent “{parent}” that there is not.",
    },
    help: { zh: "请为上级添加一行，或改正代码。", en: "Add a row for the parent, or correct the code." },
  },
  "observatory.cycle": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：层级成环：{nodes}。",
      en: "Row {row} of {file}: the hierarchy runs in a circle: {nodes}.",
    },
    help: { zh: "请改正其中一个上级。", en: "Correct one of the parents." },
  },
  "observatory.bad-level": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：{node} 在第 {level} 层，其上级 {parent} 却在第 {above} 层。",
      en: "Row {row} of {file}: {node} is of level {level}, but its parent {parent} is of level {above}.",
    },
    help: { zh: "上级的层号须更大；指标为第 1 层。", en: "A parent has a higher level; indicators have level 1." },
  },
  "observatory.no-child": {
    status: 422,
    detail: { zh: "{file} 第 {row} 行：{node} 没有下级。", en: "Row {row} of {file}: {node} has nothing below it." },
    help: {
      zh: "请添加下级，或删除该行；指标为第 1 层。",
      en: "Add what belongs below it or remove it; indicators have level 1.",
    },
  },
  "observatory.no-indicator": {
    status: 422,
    detail: { zh: "{file} 没有第 1 层的指标。", en: "{file} has no indicators: none is of level 1." },
    help: { zh: "请把指标的层号写为 1。", en: "Give indicators the level 1." },
  },
  "observatory.negative-weight": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：{node} 的权重 {weight} 为负。",
      en: "Row {row} of {file}: the weight {weight} of {node} is negative.",
    },
    help: {
      zh: "权重须为零或正数；方向请用 direction 表示。",
      en: "Weights are zero or more; use direction for what is better low.",
    },
  },
  "observatory.bad-direction": {
    status: 422,
    detail: {
      zh: "{file} 第 {row} 行：{node} 的方向“{given}”不是 1 或 -1。",
      en: "Row {row} of {file}: the direction “{given}” of {node} is neither 1 nor -1.",
    },
    help: { zh: "越高越好写 1，越低越好写 -1。", en: "Write 1 where more is better, -1 where less is." },
  },
  "observatory.unknown-unit": {
    status: 422,
    detail: {
      zh: "{file} 中的单元 {unit} 不在单元表中。",
      en: "The unit {unit} of {file} is not in the list of units.",
    },
    help: { zh: "请把它加入单元表，或改正代码。", en: "Add it to the list, or correct the code." },
  },
  "observatory.no-data": {
    status: 422,
    detail: {
      zh: "{file} 没有指标 {indicator} 的任何数值。",
      en: "{file} has no number at all for the indicator {indicator}.",
    },
    help: { zh: "请补充数据，或从结构中删去该指标。", en: "Add its data, or take it out of the structure." },
  },
  "observatory.no-period": {
    status: 422,
    detail: { zh: "{file} 在 {first} 至 {last} 之间没有数据。", en: "{file} has no data from {first} to {last}." },
    help: { zh: "请改正 periods。", en: "Correct periods." },
  },
  "observatory.few-units": {
    status: 422,
    detail: {
      zh: "单元只有 {units} 个，至少需要 {least} 个。",
      en: "There are {units} units; at least {least} are needed.",
    },
    help: { zh: "请补充单元，或放宽筛选。", en: "Add units, or screen less strictly." },
  },
  "observatory.unknown-node": {
    status: 422,
    detail: { zh: "结构中没有 {node}。", en: "The structure has no {node}." },
    help: { zh: "请使用 structure.csv 中的代码。", en: "Use a code of structure.csv." },
  },
  "observatory.bad-method": {
    status: 422,
    detail: { zh: "方法文件 {at} 处有误：{causeZh}。", en: "The method file is wrong at {at}: {cause}." },
    help: { zh: "请对照 docs/index-method.md 改正。", en: "Correct it by docs/index-method.md." },
  },
  "observatory.no-such-step": {
    status: 422,
    detail: { zh: "方法中没有第 {nth} 个“{step}”步骤。", en: "The method has no step “{step}” number {nth}." },
    help: { zh: "不确定参数只能属于方法中已有的步骤。", en: "What is uncertain must belong to a step of the method." },
  },
  "observatory.bad-alternative": {
    status: 422,
    detail: { zh: "{argument} 不能取 {given}：{causeZh}。", en: "{argument} cannot be {given}: {cause}." },
    help: { zh: "请改正 vary 中的取值。", en: "Correct what it may be in vary." },
  },
  "observatory.no-score": {
    status: 422,
    detail: { zh: "没有步骤算出 {node} 的得分。", en: "No step makes a score of {node}." },
    help: {
      zh: "请在方法中加入 aggregate，并使用结构中的代码。",
      en: "Add aggregate to the method, and use a code of the structure.",
    },
  },
  "observatory.other-units": {
    status: 422,
    detail: {
      zh: "这次运行保留的 {units} 个单元与原方法保留的 {first} 个不同。",
      en: "The {units} units that this run kept are not the {first} that the method as it is keeps.",
    },
    help: { zh: "筛选条件不能在运行之间变化。", en: "What is screened out cannot differ between runs." },
  },
  "observatory.no-run": {
    status: 422,
    detail: { zh: "全部运行都失败了（{code}）。", en: "Every run failed ({code})." },
    help: { zh: "请检查 vary 中的取值是否适合这些数据。", en: "See whether what is varied suits the data." },
  },
  "observatory.parts-apart": {
    status: 409,
    detail: {
      zh: "各部分不相接：到 {before} 为止，下一部分却从 {next} 开始。",
      en: "Parts do not meet: one ends at {before}, the next begins at {next}.",
    },
    help: { zh: "请补上缺少的部分。", en: "Add the missing part." },
  },
  "observatory.too-many-factors": {
    status: 422,
    detail: {
      zh: "不确定参数有 {factors} 个，敏感性分析最多 {most} 个。",
      en: "{factors} arguments vary; sensitivity is worked out for at most {most}.",
    },
    help: { zh: "请合并或减少 vary 中的项。", en: "Put some of vary together, or take some out." },
  },
  "observatory.one-factor": {
    status: 422,
    detail: { zh: "敏感性分析至少需要两个不确定参数。", en: "Sensitivity needs two uncertain arguments or more." },
    help: { zh: "请在 vary 中再列一项。", en: "Add one to vary." },
  },
} as const satisfies RefusalTexts
