import type * as z from "zod"
import { type Day, fill } from "../base/index.ts"
import { readTargets, standingOf, type TargetProblem, targetRefusals } from "../observatory/index.ts"
import type { RegionFiles } from "../store/region-files.ts"
import { observatory } from "./contract/index.ts"

type Reply = z.infer<typeof observatory.readTargets.reply>

/** The targets that were loaded, each with what its region's files tell of it and where it stands on a day. */
export function judgedTargets(loaded: readonly unknown[], files: RegionFiles, on: Day): Reply {
  const { targets, problems } = readTargets({ targets: files.targets, actuals: files.targetActuals })
  const read = new Map(targets.map((target) => [target.id, target]))
  const rows = new Map(files.targets.map((row) => [row.id, row]))
  const items = loaded.map((item) => {
    const { id } = item as { readonly id: string }
    const target = read.get(id)
    const { goal_zh: zh = "", goal_en: en = "" } = rows.get(id) ?? {}
    return {
      ...(item as object),
      goal: zh === "" && en === "" ? null : { zh, en },
      definition: target?.definition ?? null,
      otherDefinitions: target?.otherDefinitions ?? [],
      actuals: target?.actuals ?? [],
      rivals: target?.rivals ?? [],
      standing: target === undefined ? null : standingOf(target, on),
    }
  })
  return observatory.readTargets.reply.parse({ on, items, problems: problems.map(toldProblem) })
}

function toldProblem({ file, row, id, code, facts }: TargetProblem): Reply["problems"][number] {
  const told = Object.entries(targetRefusals).find(([known]) => known === code)?.[1].detail ?? { zh: code, en: code }
  return { file, row, id, code, cause: { zh: fill(told.zh, facts), en: fill(told.en, facts) } }
}
