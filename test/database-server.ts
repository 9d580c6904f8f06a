import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import type { TestProject } from "vitest/node"
import { startEmbedded } from "../store/embedded-postgres.ts"
import { migrateDatabase } from "../store/migrate.ts"
import { databaseUrl, onServer } from "./database.ts"

/** Before the first test that needs one: a server of our own, or that of `DATABASE_URL`, and the migrated template. */
export default async function provideServer(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startServer()
  const template = `delta_template_${process.pid}_${randomBytes(4).toString("hex")}`
  const end = async (): Promise<void> => {
    await dropTemplates(url, template)
    await stop()
  }
  try {
    await onServer(url, `create database ${template} template template0 encoding 'UTF8'`)
    await migrateDatabase(databaseUrl(url, template))
  } catch (error) {
    await end()
    throw error
  }
  project.provide("databaseServer", url)
  project.provide("templateDatabase", template)
  return end
}

/** The template, and what tests made of it (`cloneFilled`). */
async function dropTemplates(url: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "select datname as name from pg_database where starts_with(datname, $1)",
      [template],
    )
    for (const { name } of rows) await client.query(`drop database ${name} with (force)`)
  } finally {
    await client.end()
  }
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.DATABASE_URL
  if (given !== undefined) return { url: given, stop: async () => undefined }
  const folder = mkdtempSync(join(tmpdir(), "delta-test-"))
  const { url, stop } = await startEmbedded({ folder, durable: false })
  return {
    url,
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
