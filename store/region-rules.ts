import { existsSync } from "node:fs"
import { join } from "node:path"
import {
  type Entry,
  type EntryProblem,
  type Exception,
  type Parameters,
  parametersOf,
  type Responsibilities,
  readExceptions,
  readResponsibilities,
} from "../rulebook/index.ts"
import { listFilesIn, readLists } from "./cedar.ts"
import { readLawParameters, readMemberParameters } from "./parameters.ts"
import { RegionFile, readYaml } from "./region-files.ts"

/** Everything in a region's data folder that decides who may, who must and by when. */
export interface RegionRules {
  readonly region: RegionFile
  readonly entries: readonly Entry[]
  /** Where each entry is written. */
  readonly places: ReadonlyMap<string, { readonly file: string; readonly line: number }>
  readonly parameters: Parameters
  readonly exceptions: readonly Exception[]
  readonly responsibilities: Responsibilities
  /** What could not be read; what else stands in the files is read all the same. `line` 0: the file as a whole. */
  readonly problems: readonly EntryProblem[]
}

const ownLaw = join(import.meta.dirname, "..", "data", "parameters")

/**
 * Reads the rules of a region from its data folder alone, without a database.
 * @param folder such as `data/regions/<region>`; the parameters that law sets stand in `parameters` beside the regions, or
 * are those of this installation
 * @throws Error when there is no `region.yaml`, no folder `lists` or no parameters of the members, or `region.yaml` is misshapen
 */
export async function readRegionRules(folder: string): Promise<RegionRules> {
  const region = RegionFile.parse(readYaml(folder, "region.yaml"))
  const beside = join(folder, "..", "..", "parameters")
  const [lists, members, laws] = await Promise.all([
    listFilesIn(join(folder, "lists")).then(readLists),
    readMemberParameters(join(folder, "parameters.yaml"), region.timeZone),
    readLawParameters(existsSync(beside) ? beside : ownLaw, region.timeZone),
  ])
  const exceptions = readOr(folder, "exceptions.yaml", readExceptions, { exceptions: [] })
  const matrix = readOr(folder, "matrix.yaml", readResponsibilities, { bodies: [], rows: [], duties: [] })
  return {
    region,
    entries: lists.entries,
    places: lists.places,
    parameters: parametersOf(region.timeZone, [...members.parameters, ...laws.parameters]),
    exceptions: exceptions.value.exceptions,
    responsibilities: matrix.value,
    problems: [
      ...lists.problems,
      ...[...members.problems, ...laws.problems].map(({ parameter, ...rest }) => ({ ...rest, entry: parameter })),
      ...exceptions.problems,
      ...matrix.problems,
    ],
  }
}

/** A file that a region may do without. */
function readOr<Value extends object>(
  folder: string,
  file: string,
  read: (raw: unknown) => Value | { readonly problems: readonly string[] },
  without: Value,
): { readonly value: Value; readonly problems: readonly EntryProblem[] } {
  const wrong = (causes: readonly string[]) => ({
    value: without,
    problems: causes.map((cause) => ({ file, line: 0, entry: "", cause })),
  })
  if (!existsSync(join(folder, file))) return { value: without, problems: [] }
  try {
    const found = read(readYaml(folder, file))
    return "problems" in found ? wrong(found.problems) : { value: found, problems: [] }
  } catch (error) {
    return wrong([error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)])
  }
}
