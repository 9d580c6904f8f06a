import type { Text } from "../base/index.ts"
import { type Command, type Exit, UsageError, type Words } from "./command.ts"
import { compareIndices } from "./index-compare.ts"
import { runIndex, stepIndex } from "./index-run.ts"
import { sensitivityOfIndex, uncertaintyOfIndex } from "./index-uncertain.ts"
import type { Output } from "./output.ts"

const works: Readonly<Record<string, (words: Words, output: Output) => Promise<Exit>>> = {
  run: runIndex,
  step: stepIndex,
  uncertainty: uncertaintyOfIndex,
  sensitivity: sensitivityOfIndex,
  compare: compareIndices,
}

const help: Text = {
  zh: `run <method.yaml> --data <long.csv> [--out 目录]           计算指数：得分、排名、每个数的来历、步骤记录
index step <method.yaml> --data <long.csv> --until 步骤 [--out 文件]   写出该步骤之后的数据（unit,period,indicator,value）
index uncertainty <method.yaml> --data <long.csv> [--runs N --seed S]    蒙特卡罗：得分、排名、变化的区间
index sensitivity <method.yaml> --data <long.csv> [--runs N --seed S]    Sobol 指数（N 个基础样本）：哪个参数影响最大
index compare <甲> <乙>                                     两次结果（目录或 scores.csv）的名次变化
  method.yaml  结构、步骤、不确定参数；写法见 docs/index-method.md
  long.csv     unit,period,indicator,value；UTF-8 或 GB18030
  --out 目录      写出 method.yaml、structure.csv、units.csv、long.csv 和结果；再算一次字节相同
  --node 代码     查看哪个节点；省略时为最高层
  --workers N     用几个线程；省略时按处理器数
  --jobs 目录     与其他机器共用的目录：每台运行同一命令，各做一部分，最后一台汇总
  --json          机器可读
  退出码：0 完成，2 文件或方法有误`,
  en: `run <method.yaml> --data <long.csv> [--out DIR]             the index: scores, ranks, how each number came about, record
index step <method.yaml> --data <long.csv> --until STEP [--out FILE]     the data after that step (unit,period,indicator,value)
index uncertainty <method.yaml> --data <long.csv> [--runs N --seed S]    Monte Carlo: intervals of scores, ranks and changes
index sensitivity <method.yaml> --data <long.csv> [--runs N --seed S]    Sobol indices, N base samples: which argument matters most
index compare <A> <B>                                        shifts of ranks between two results (folders or scores.csv)
  method.yaml  structure, steps, what is uncertain; written as docs/index-method.md tells
  long.csv     unit,period,indicator,value; UTF-8 or GB18030
  --out DIR       method.yaml, structure.csv, units.csv, long.csv and the results; run again they give the same bytes
  --node CODE     the node that is looked at; the top if left out
  --workers N     threads; as many as processors if left out
  --jobs DIR      a folder shared with other machines: each calls the same command and does a part, the last one sums up
  --json          for programs
  exit: 0 done, 2 a file or the method is wrong`,
}

/** `delta index`: composite indices from files alone. */
export const command: Command = {
  summary: {
    zh: "合成指数：计算、不确定性、敏感性、比较",
    en: "composite indices: run, uncertainty, sensitivity, compare",
  },
  help,
  options: {
    data: { type: "string" },
    out: { type: "string" },
    until: { type: "string" },
    runs: { type: "string" },
    seed: { type: "string" },
    node: { type: "string" },
    workers: { type: "string" },
    jobs: { type: "string" },
  },
  async run(words, output) {
    const [name = ""] = words.positionals
    const work = works[name]
    const known = Object.keys(works).join("|")
    if (work === undefined)
      throw new UsageError(output.language === "zh" ? `应为 delta index ${known}` : `expected delta index ${known}`)
    return work(words, output)
  },
}
