import { Refusal } from "../../../base/index.ts"
import { answerer } from "./answer-question.ts"
import type { Answered, Asked } from "./work-messages.ts"

/** Runs in a thread of its own: answers questions in their order. */
const answer = answerer()

addEventListener("message", ({ data: { number, question } }: MessageEvent<Asked>) =>
  postMessage(said(number, question)),
)

function said(number: number, question: Asked["question"]): Answered {
  try {
    return { number, answer: answer(question) }
  } catch (error) {
    if (error instanceof Refusal) return { number, refused: { code: error.code, facts: error.facts } }
    return { number, fault: `${error}` }
  }
}
