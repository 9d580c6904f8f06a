import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { createInterface } from "node:readline"

const root = join(import.meta.dirname, "../..")

/** A line that the platform said, as `--json` writes it. */
export interface Said {
  readonly event: string
  readonly [fact: string]: unknown
}

/** A platform as a process of its own, the way its users start it. */
export interface Served {
  readonly url: string
  readonly child: ChildProcess
  readonly said: readonly Said[]
  /** Seconds from the start of the process until it said that it is ready, or ended. */
  readonly seconds: number
  /** The exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>
  /** Ends it by a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

export interface ServeOptions {
  readonly folder: string
  readonly words?: readonly string[]
  readonly databaseUrl?: string
}

/** Runs `delta serve` on a free port, without a limit of requests, until it is ready or has ended (`url` is empty then). */
export async function serve({ folder, words = [], databaseUrl }: ServeOptions): Promise<Served> {
  const { DATABASE_URL: _, ...environment } = process.env
  const began = performance.now()
  const child = spawn(join(root, "cli/delta"), ["serve", "--json", "--port", "0", "--var", folder, ...words], {
    cwd: root,
    env: {
      ...environment,
      DELTA_REQUESTS_PER_MINUTE: "0",
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const said: Said[] = []
  // The last lines may arrive after the end. Waiting for the streams to close would wait for children that outlive it.
  const exit = new Promise<number | null>((done) => child.once("exit", (code) => setTimeout(done, 300, code)))
  const url = await new Promise<string>((done) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        if (!line.startsWith("{")) return void (stream === child.stderr && process.stderr.write(`${line}\n`))
        const one: Said = JSON.parse(line)
        said.push(one)
        if (one.event === "ready") done(String(one.url))
      })
    void exit.then(() => done(""))
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exit
  }
  return { url, child, said, seconds: (performance.now() - began) / 1000, exit, end }
}
