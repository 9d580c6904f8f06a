import { createServer } from "node:net"

/** Whether a port of this machine can be listened on; 0 gives any free one. @returns the port, or undefined when it is taken */
export function freePort(port: number, host: string): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? done(undefined) : fail(error)))
    probe.listen(port, host, () => {
      const address = probe.address()
      probe.close(() => done(typeof address === "object" ? address?.port : undefined))
    })
  })
}

/** The first free port from `port` on, 100 are tried. */
export async function nextFreePort(port: number, host: string): Promise<number | undefined> {
  for (let candidate = port; candidate < Math.min(port + 100, 65_536); candidate++) {
    const free = await freePort(candidate, host)
    if (free !== undefined) return free
  }
  return undefined
}
