import { readdirSync } from "node:fs"
import { join } from "node:path"
import * as z from "zod"
import { Text } from "../base/index.ts"
import { AgreementTerms, agreementParts, emptyTerms } from "../settlement/index.ts"
import { readYaml } from "./region-files.ts"

const folder = join(import.meta.dirname, "..", "data", "agreements")

const Note = z
  .strictObject({
    part: z.enum(agreementParts),
    text: Text,
    source: z.string().min(1).optional(),
    assumed: z.string().min(1).optional(),
  })
  .refine(({ source, assumed }) => (source === undefined) !== (assumed === undefined), {
    error: "a source or an assumption is needed, one of the two",
  })

const TemplateFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  pack: z.string().min(1),
  title: Text,
  summary: Text,
  /** Parts of the terms that are filled in; what is left out is typed by the parties. */
  terms: z.record(z.string(), z.unknown()),
  notes: z.array(Note).min(1),
})

/** A template of an agreement. `basis` of a note: its source, or `assumed: why`. */
export interface AgreementTemplate {
  readonly id: string
  readonly pack: string
  readonly title: Text
  readonly summary: Text
  readonly terms: AgreementTerms
  readonly notes: { part: (typeof agreementParts)[number]; text: Text; basis: string }[]
}

let known: readonly AgreementTemplate[] | undefined

/** The templates of this installation, in order of their files; read once. @throws Error naming file and cause */
export function readAgreementTemplates(): readonly AgreementTemplate[] {
  known ??= readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map(templateIn)
  return known
}

function templateIn(file: string): AgreementTemplate {
  const { notes, terms, id, pack, ...rest } = TemplateFile.parse(readYaml(folder, file))
  if (`${id}.yaml` !== file) throw new Error(`${file}: a template ${id} stands in ${id}.yaml`)
  return {
    ...rest,
    id,
    pack,
    terms: AgreementTerms.parse({ ...emptyTerms, ...terms, template: { id, pack } }),
    notes: notes.map(({ part, text, source, assumed }) => ({ part, text, basis: source ?? `assumed: ${assumed}` })),
  }
}
