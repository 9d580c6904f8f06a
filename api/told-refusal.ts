import { fill, Refusal, type Text } from "../base/index.ts"
import { refusalTexts } from "./refusal-texts.ts"

/** A refusal as part of a reply, in both languages: a reply may hold several, so that their reader chooses. */
export interface ToldRefusal {
  readonly code: string
  readonly detail: Text
  readonly help: Text
}

/** What some work gives, or why it gives nothing. */
export function orRefused<Value>(
  work: () => Value,
): { readonly value: Value; readonly refused: null } | { readonly value: null; readonly refused: ToldRefusal } {
  try {
    return { value: work(), refused: null }
  } catch (error) {
    if (error instanceof Refusal) return { value: null, refused: told(error) }
    throw error
  }
}

function told({ code, facts }: Refusal): ToldRefusal {
  const text = refusalTexts[code]
  if (text === undefined) throw new Error(`the refusal ${code} has no text`)
  const both = ({ zh, en }: Text) => ({ zh: fill(zh, facts), en: fill(en, facts) })
  return { code, detail: both(text.detail), help: both(text.help) }
}
