import { connect, createServer, type NetConnectOpts, type Socket } from "node:net"

/** A way to a database server that can be cut at a statement. */
export interface CutProxy {
  readonly port: number
  /** The next message that `at` matches is passed on or swallowed, and its connection cut before the answer. */
  cutNext(how: "after" | "before", at: RegExp): void
  close(): Promise<void>
}

/** @param to where the server listens: a socket file, or host and port */
export async function openCutProxy(to: NetConnectOpts): Promise<CutProxy> {
  let cut: { readonly how: "after" | "before"; readonly at: RegExp } | null = null
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const behind = connect(to)
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      open.add(one)
      one.on("error", () => undefined)
      one.on("close", () => {
        open.delete(one)
        other.destroy()
      })
    }
    let deaf = false
    client.on("data", (bytes) => {
      // A statement stands in a message of the protocol as it was written.
      if (cut === null || !cut.at.test(bytes.toString("latin1"))) return void behind.write(bytes)
      const { how } = cut
      cut = null
      if (how === "before") return void client.destroy()
      deaf = true
      behind.write(bytes)
    })
    behind.on("data", (bytes) => {
      if (deaf) client.destroy()
      else client.write(bytes)
    })
  })
  const port = await new Promise<number>((done) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      done(typeof address === "object" ? (address?.port ?? 0) : 0)
    }),
  )
  return {
    port,
    cutNext(how, at) {
      cut = { how, at }
    },
    close: () =>
      new Promise((done) => {
        for (const one of open) one.destroy()
        server.close(() => done())
      }),
  }
}
