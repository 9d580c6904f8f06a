import type pg from "pg"

/** A statement as it went to the database. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Writes down what goes to the database over connections that the pool opens from now on. */
export function recordStatements(pool: pg.Pool): { take(): readonly Statement[] } {
  let seen: Statement[] = []
  pool.on("connect", (one) => {
    const query: (...given: readonly unknown[]) => unknown = one.query.bind(one)
    Object.assign(one, {
      query: (...given: readonly unknown[]) => {
        seen.push(statementOf(given))
        return query(...given)
      },
    })
  })
  return {
    take() {
      const taken = seen
      seen = []
      return taken
    },
  }
}

function statementOf([first, second]: readonly unknown[]): Statement {
  if (typeof first === "string") return { text: first, values: Array.isArray(second) ? second : [] }
  const { text = "", values = [] } = first as { readonly text?: string; readonly values?: readonly unknown[] }
  return { text, values }
}

/** Values that differ from one booking to the next, as SQL with `:variables` of pgbench in place of each. */
export type Varying = ReadonlyMap<string, string>

/** The statements as a script for pgbench: values that vary are computed by the server, all others stand in the text. */
export function pgbenchScript(statements: readonly Statement[], varying: Varying): string {
  const written = statements.map(({ text, values }) => {
    const filled = text.replaceAll(/\$(\d+)/g, (_, at: string) => sqlOf(values[Number(at) - 1], varying))
    return `${filled.replaceAll(/\s*\n\s*/g, " ").trim()};`
  })
  return written.join("\n")
}

function sqlOf(value: unknown, varying: Varying): string {
  if (value === null || value === undefined) return "null"
  if (Buffer.isBuffer(value)) return `'\\x${value.toString("hex")}'::bytea`
  if (Array.isArray(value)) return quoted(`{${value.map((one) => JSON.stringify(String(one))).join()}}`)
  return varying.get(String(value)) ?? quoted(String(value))
}

/** A text that pgbench finds no variable in: a colon would begin one, even between quotes. */
function quoted(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll("\r", "\\r").replaceAll("\n", "\\n")
  return `E'${escaped.replaceAll(":", "\\072")}'`
}
