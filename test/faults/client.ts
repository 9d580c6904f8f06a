import { Agent, request } from "node:http"

/** What a server answered; `status` 0 when the connection broke before an answer. */
export interface Answer {
  readonly status: number
  // The shape of an answer is what the caller expects of it.
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails where it is not
  readonly json: any
  readonly cookies: readonly string[]
}

export interface Sent {
  readonly method?: "GET" | "POST"
  readonly body?: unknown
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Breaks the connection after so many milliseconds. */
  readonly breakAfter?: number
}

/** One browser or program: connections kept open, cookies kept. */
export interface Client {
  send(path: string, sent?: Sent): Promise<Answer>
  /** The same person over connections of its own, also to a platform that was started again. */
  at(url: string): Client
  close(): void
}

/** @param url of a running platform */
export function client(url: string, cookies = new Map<string, string>()): Client {
  const agent = new Agent({ keepAlive: true })
  const send = async (path: string, { method = "GET", body, key, headers, breakAfter }: Sent = {}): Promise<Answer> => {
    const text = method === "GET" ? "" : JSON.stringify(body ?? {})
    const answer = await exchange(
      new URL(path, url),
      { agent, method, text, breakAfter },
      {
        origin: url,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(method === "GET"
          ? {}
          : { "content-type": "application/json", "content-length": `${Buffer.byteLength(text)}` }),
        ...(key === undefined ? {} : { "idempotency-key": key }),
        ...headers,
      },
    )
    for (const cookie of answer.cookies) {
      const [pair = ""] = cookie.split(";")
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1))
    }
    return answer
  }
  return { send, at: (other) => client(other, cookies), close: () => agent.destroy() }
}

interface Exchange {
  readonly agent: Agent
  readonly method: string
  readonly text: string
  readonly breakAfter: number | undefined
}

const broken: Answer = { status: 0, json: null, cookies: [] }

function exchange(
  url: URL,
  { agent, method, text, breakAfter }: Exchange,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  return new Promise((done) => {
    const sending = request(url, { agent, method, headers }, (reply) => {
      const parts: Buffer[] = []
      reply.on("data", (part: Buffer) => parts.push(part))
      reply.once("error", () => done(broken))
      reply.once("end", () => {
        const json = /json/.test(String(reply.headers["content-type"]))
        const whole = Buffer.concat(parts).toString()
        done({
          status: reply.statusCode ?? 0,
          json: json && whole !== "" ? JSON.parse(whole) : whole,
          cookies: reply.headers["set-cookie"] ?? [],
        })
      })
    })
    sending.once("error", () => done(broken))
    if (breakAfter !== undefined) setTimeout(() => sending.destroy(), breakAfter)
    sending.end(text)
  })
}

/** Signs a sample person in. @throws Error when that is refused */
export async function signIn(one: Client, email: string, password: string): Promise<void> {
  const { status, json } = await one.send("/api/auth/sign-in/email", { method: "POST", body: { email, password } })
  if (status !== 200) throw new Error(`sign-in of ${email}: ${status} ${JSON.stringify(json)}`)
}
