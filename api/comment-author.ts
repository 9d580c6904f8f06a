import { isPlain, longestName, Refusal, type Text } from "../base/index.ts"
import { selfOn } from "../store/identity.ts"
import type { Context } from "./act.ts"

const between = " · "
const longestPart = Math.floor((longestName - between.length) / 2)

/**
 * The name under which the caller speaks in public: the person's and that of the organisation acted for, as the platform
 * knows them. Nobody speaks under a name of the own choice. @throws Refusal "api.sign-in-needed"
 * @example await authorIn(context) // "林岚 Lin Lan · 某所 An institute"
 */
export async function authorIn({ db, actor, today }: Pick<Context, "db" | "actor" | "today">): Promise<string> {
  const self = actor.person === null ? undefined : await selfOn(db, actor.person, today)
  if (self === undefined) throw new Refusal("api.sign-in-needed")
  const acting = self.memberships.find(({ organisation }) => organisation === actor.organisation?.id)
  return [self.person.name, ...(acting === undefined ? [] : [acting.name])].map(inBoth).join(between)
}

/** A name in both languages on one line, cut to its half of the place; one that is the same in both stands once. */
function inBoth({ zh, en }: Text): string {
  const shown = [...(zh === en ? zh : `${zh} ${en}`)].filter((character) => character !== "\n" && isPlain(character))
  while (shown.join("").length > longestPart) shown.pop()
  return shown.join("")
}
