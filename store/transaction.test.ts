import { connect, createServer, type Server, type Socket } from "node:net"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { emptyDatabase, type TestDatabase } from "../test/database.ts"
import { type Db, openDatabase, rows } from "./database.ts"
import { CommitUnknown, transaction } from "./transaction.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase({ connections: 4 })
  await database.pool.query("create table note (body text primary key)")
  await database.pool.query("create table claim (body text references note deferrable initially deferred)")
})
afterAll(() => database.drop())

const write = (db: Db, body: string) => rows(db, sql`insert into note values (${body})`)
const written = async (body: string) => (await rows(database.db, sql`select 1 from note where body = ${body}`)).length

test("what a transaction wrote is there afterwards, and its result is returned", async () => {
  const result = await transaction(database.db, async (db) => {
    await write(db, "kept")
    return 7
  })
  expect([result, await written("kept")]).toEqual([7, 1])
})

test("an error thrown inside undoes everything and comes out as it was", async () => {
  const thrown = new Error("no")
  const act = transaction(database.db, async (db) => {
    await write(db, "undone")
    throw thrown
  })
  await expect(act).rejects.toBe(thrown)
  expect(await written("undone")).toBe(0)
})

test("a transaction inside another shares its fate", async () => {
  const act = transaction(database.db, async (db) => {
    await transaction(db, (inner) => write(inner, "inner"))
    throw new Error("outer")
  })
  await expect(act).rejects.toThrow("outer")
  expect(await written("inner")).toBe(0)
})

test("a constraint that speaks up at COMMIT is a known failure, not an unknown commit", async () => {
  const act = transaction(database.db, (db) => rows(db, sql`insert into claim values ('nowhere')`))
  await expect(act).rejects.toMatchObject({ code: "23503" })
})

test("a failed statement whose error was swallowed does not pass for a commit", async () => {
  const act = transaction(database.db, async (db) => {
    await write(db, "swallowed")
    await rows(db, sql`select 1 / 0`).catch(() => undefined)
  })
  await expect(act).rejects.toThrow("rolled back")
  expect(await written("swallowed")).toBe(0)
})

test("a connection that ends before COMMIT leaves nothing, and the pool goes on", async () => {
  const act = transaction(database.db, async (db) => {
    await write(db, "cut early")
    await rows(db, sql`select pg_terminate_backend(pg_backend_pid())`)
  })
  await expect(act).rejects.not.toBeInstanceOf(CommitUnknown)
  expect(await written("cut early")).toBe(0)
})

test("a connection that breaks while COMMIT is answered gives CommitUnknown, though the rows stand", async () => {
  const cutter = await cutAtCommit(inject("databaseServer"))
  const through = await openDatabase(cutter.url(database.url), { owner: true, onLost: () => undefined })
  const act = transaction(through.db, (db) => write(db, "cut late"))
  await expect(act).rejects.toBeInstanceOf(CommitUnknown)
  await through.close()
  cutter.server.close()
  await expect.poll(() => written("cut late")).toBe(1)
})

/** A relay before the server that passes a COMMIT on and then cuts the line to us. */
async function cutAtCommit(server: string): Promise<{ server: Server; url(of: string): string }> {
  const target = socketOf(server)
  const relay = createServer((near: Socket) => {
    const far = connect(target)
    far.on("data", (bytes) => near.write(bytes))
    far.on("error", () => near.destroy())
    near.on("error", () => far.end())
    near.on("data", (bytes) => {
      far.write(bytes)
      if (bytes.includes("commit")) near.destroy()
    })
  })
  await new Promise<void>((done) => relay.listen(0, "127.0.0.1", done))
  const address = relay.address()
  const port = typeof address === "object" ? address?.port : undefined
  return {
    server: relay,
    url: (of) =>
      of.replace(/@[^/]*/, `@127.0.0.1:${port}`).replace(/^([a-z]+:\/\/)(?!.*@)[^/]*/, `$1127.0.0.1:${port}`),
  }
}

function socketOf(server: string): { path: string } | { host: string; port: number } {
  const [, host = "", port] = /@?([^@/:]+)(?::(\d+))?\/[^/]*$/.exec(server) ?? []
  const name = decodeURIComponent(host)
  return name.startsWith("/")
    ? { path: `${name}/.s.PGSQL.${port ?? 5432}` }
    : { host: name, port: Number(port ?? 5432) }
}
