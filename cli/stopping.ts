import type { Exit } from "./command.ts"
import { exit } from "./command.ts"
import type { Output } from "./output.ts"

/** npm passes on a Ctrl-C that the terminal has sent us too: what comes this soon after the first is the same wish. */
const sameWish = 1000

/** Waits for the wish to stop: Ctrl-C, SIGTERM, or a cause of our own. A second Ctrl-C ends the process at once. */
export class Stopping {
  /** Resolves with the exit code once stopping is asked for. */
  readonly asked: Promise<Exit>
  readonly #output: Output
  readonly #resolve: (code: Exit) => void
  #first: number | undefined

  constructor(output: Output) {
    const { promise, resolve } = Promise.withResolvers<Exit>()
    this.asked = promise
    this.#resolve = resolve
    this.#output = output
    process.on("SIGINT", this.#onSignal)
    process.on("SIGTERM", this.#onSignal)
  }

  because(code: Exit): void {
    this.#resolve(code)
  }

  /** From here on a signal has its usual effect. */
  done(): void {
    process.off("SIGINT", this.#onSignal)
    process.off("SIGTERM", this.#onSignal)
  }

  readonly #onSignal = (): void => {
    const now = performance.now()
    if (this.#first === undefined) {
      this.#first = now
      this.#output.say(
        "stopping",
        {},
        {
          zh: "正在停止：完成进行中的请求……（再按一次立即结束）",
          en: "Stopping: finishing what is under way … (once more ends at once)",
        },
      )
      this.#resolve(exit.done)
    } else if (now - this.#first > sameWish) process.exit(130)
  }
}
