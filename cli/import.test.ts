import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openSignIn, type SignInTest } from "../test/sign-in.ts"

const folder = mkdtempSync(join(tmpdir(), "delta-import-"))
let signIn: SignInTest
let url: string
let key: string
beforeAll(async () => {
  signIn = await openSignIn()
  await signIn.platform.app.listen({ port: 0, host: "127.0.0.1" })
  url = `http://127.0.0.1:${(signIn.platform.app.server.address() as AddressInfo).port}`
  const registrar = signIn.browser()
  await registrar.signIn("ren@example.org")
  const made = await registrar.post("/api/me/keys", {
    name: "import",
    organisation: (await registrar.get("/api/me")).json.acting,
    scopes: ["region.import-organisations"],
    days: 1,
  })
  key = made.json.secret
})
afterAll(async () => {
  await signIn.close()
  rmSync(folder, { recursive: true })
})

function run(words: readonly string[]): Promise<{ status: number | null; out: string; error: string }> {
  const child = spawn(join(import.meta.dirname, "delta"), ["import", ...words], {
    env: { PATH: process.env.PATH, LANG: "en_GB.UTF-8" },
  })
  const read = { out: "", error: "" }
  child.stdout.on("data", (chunk) => (read.out += chunk))
  child.stderr.on("data", (chunk) => (read.error += chunk))
  return new Promise((resolve) =>
    child.on("close", (status) => resolve({ status, out: read.out.trim(), error: read.error.trim() })),
  )
}

function file(text: string): string {
  const path = join(folder, "rows.csv")
  writeFileSync(path, text)
  return path
}

test("good rows come in, a broken row is named by row, column and cause, and the exit tells that one was refused", async () => {
  // The first code is the published example of GB 32100-2015 read with its check character; the second has another one.
  const rows =
    "name_zh,name_en,kind,registration_code,city\n某企业,A firm,firm,91350100M000100Y43,320500\n另一企业,Another firm,firm,91350100M000100Y44,320500\n"
  const { status, out, error } = await run([file(rows), "--url", url, "--key", key])
  expect(error).toBe("")
  expect(out).toMatch(/row 3, registration_code: /)
  expect(out).toMatch(/1 rows in, 1 refused$/)
  expect(status).toBe(1)
})

test("without a key, without a file, without a platform, without telling columns: one line and exit 2", async () => {
  const rows = file("name_zh,name_en,kind,registration_code,city\n")
  for (const words of [
    [rows, "--url", url],
    [join(folder, "none.csv")],
    [rows, "--url", "http://127.0.0.1:1"],
    [file("a,b\n1,2\n"), "--url", url],
  ]) {
    const { status, error } = await run(words)
    expect([status, error.split("\n").length]).toEqual([2, 1])
  }
})
