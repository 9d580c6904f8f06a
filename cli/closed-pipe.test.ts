import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { expect, test } from "vitest"

const delta = join(import.meta.dirname, "delta")

/** A line of the shell in which $0 is the command; its own exit code goes to standard error. */
function shell(line: string, input = "") {
  const { stdout, stderr } = spawnSync("sh", ["-c", line, delta], { encoding: "utf8", input })
  return { out: stdout, error: stderr }
}

const claims = `${JSON.stringify({ estate: "4", claims: { a: "1", b: "200" } })}\n`

test.each([
  ["a batch", '"$0" claims --rule cea --batch -'],
  ["the list of packs", '"$0" apportion --packs --json'],
  ["the help", '"$0" --help'],
])("%s whose reader has gone ends quietly", (_, command) => {
  const input = claims.repeat(20_000)
  expect(shell(`{ ${command}; echo "$?" >&2; } | true`, input)).toEqual({ out: "", error: "0\n" })
})

test("the first line of a long batch is read, and the rest is not missed", () => {
  const { out, error } = shell('{ "$0" claims --rule cea --batch -; echo "$?" >&2; } | head -1', claims.repeat(20_000))
  expect([JSON.parse(out).shares, error]).toEqual([{ a: "1", b: "3" }, "0\n"])
})
