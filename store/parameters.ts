import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { LineCounter, parseDocument } from "yaml"
import { type Parameter, readParameter } from "../rulebook/index.ts"

/** What is wrong with a parameter, and where; `line` counts from 1. */
export interface ParameterProblem {
  readonly file: string
  readonly line: number
  readonly parameter: string
  readonly cause: string
}

export interface ParametersRead {
  readonly parameters: readonly Parameter[]
  readonly problems: readonly ParameterProblem[]
}

/**
 * Parameters that law or method sets: `<folder>/<domain>/<name>.yaml`, each a file with the id `<domain>.<name>`.
 * @param zone time zone of the region, in which days begin
 */
export async function readLawParameters(folder: string, zone: string): Promise<ParametersRead> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".yaml")).sort()
  const read = await Promise.all(
    names.map(async (name) => {
      const id = name.slice(0, -".yaml".length).split(/[\\/]/).join(".")
      return parse(name, await readFile(join(folder, name), "utf8"), ({ content }) => {
        const parameter = readParameter(id, content, "law", zone)
        return [{ id, line: 1, parameter }]
      })
    }),
  )
  return joined(read)
}

/**
 * Parameters that members vote on, as a region starts with them: one file, keyed by parameter id.
 * @param zone time zone of the region, in which days begin
 */
export async function readMemberParameters(file: string, zone: string): Promise<ParametersRead> {
  return parse(file, await readFile(file, "utf8"), ({ content, lineOf }) =>
    Object.entries(content).map(([id, raw]) => ({
      id,
      line: lineOf(id),
      parameter: readParameter(id, raw, "members", zone),
    })),
  )
}

interface Content {
  readonly content: Readonly<Record<string, unknown>>
  readonly lineOf: (key: string) => number
}

type Row = { readonly id: string; readonly line: number; readonly parameter: ReturnType<typeof readParameter> }

function parse(file: string, text: string, rowsOf: (content: Content) => readonly Row[]): ParametersRead {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problems: ParameterProblem[] = document.errors.map(({ message, pos }) => ({
    file,
    line: lines.linePos(pos[0]).line,
    parameter: "",
    cause: message,
  }))
  if (problems.length > 0) return { parameters: [], problems }
  const parameters: Parameter[] = []
  for (const { id, line, parameter } of rowsOf({
    content: document.toJS() ?? {},
    lineOf: (key) => lineOfKey(text, key),
  })) {
    if ("problems" in parameter)
      problems.push(...parameter.problems.map((cause) => ({ file, line, parameter: id, cause })))
    else parameters.push(parameter)
  }
  return { parameters, problems }
}

function lineOfKey(text: string, key: string): number {
  return text.split("\n").findIndex((line) => line.startsWith(`${key}:`)) + 1
}

function joined(parts: readonly ParametersRead[]): ParametersRead {
  return {
    parameters: parts.flatMap(({ parameters }) => parameters),
    problems: parts.flatMap(({ problems }) => problems),
  }
}
