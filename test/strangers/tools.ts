import { spawnSync } from "node:child_process"

/** What a program of others answered. */
export interface Answered {
  readonly code: number | null
  readonly said: string
  readonly complained: string
}

/** Runs a program on words, with texts in UTF-8; undefined where it is not installed. */
export function runTool(program: string, words: readonly string[]): Answered | undefined {
  const { error, status, stdout, stderr } = spawnSync(program, words, {
    encoding: "utf8",
    maxBuffer: 1 << 29,
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  })
  if (error !== undefined && "code" in error && error.code === "ENOENT") return undefined
  if (error !== undefined) throw error
  return { code: status, said: stdout, complained: stderr }
}

/** Balances as hledger adds them up: account → amount in minor units; without those at zero. */
export function hledgerBalances(file: string, decimals: number): ReadonlyMap<string, bigint> {
  const answered = runTool("hledger", ["-f", file, "balance", "--flat", "--no-total", "-O", "csv"])
  if (answered?.code !== 0) throw new Error(answered?.complained ?? "no hledger")
  const lines = answered.said.trim().split("\n").slice(1)
  return new Map(
    lines.map((line) => {
      const [, account = "", amount = ""] = /^"(.*)","(.*)"$/.exec(line) ?? []
      return [account, minorUnits(amount, decimals)]
    }),
  )
}

function minorUnits(amount: string, decimals: number): bigint {
  const [, sign = "", whole = "0", digits = ""] = /^(-?)(\d+)(?:\.(\d+))?/.exec(amount) ?? []
  return BigInt(`${sign}${whole}${digits.padEnd(decimals, "0")}`)
}
