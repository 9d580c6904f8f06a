import type { Reply } from "../api.ts"

/** What an editor may change of an organisation. */
export interface Editable {
  readonly zh: string
  readonly en: string
  readonly city: string
  readonly group: string
}

const names = ["zh", "en", "city", "group"] as const

/** The record that an edit began from, kept with the draft: an edit of yesterday must not undo what was saved since. */
export interface Begun {
  readonly version: string
  readonly zhThen: string
  readonly enThen: string
  readonly cityThen: string
  readonly groupThen: string
}

/** One field that somebody else has changed since the edit was begun. */
export interface Changed {
  readonly name: keyof Editable
  readonly before: string
  readonly now: string
  readonly typed: string
}

/** The editable part of a record. */
export function editable({ name, city, controllingGroup }: Reply<"readOrganisation">["organisation"]): Editable {
  return { zh: name.zh, en: name.en, city, group: controllingGroup }
}

/** What a draft remembers of the record it begins from. */
export function begun({ zh, en, city, group }: Editable, version: number): Begun {
  return { version: `${version}`, zhThen: zh, enThen: en, cityThen: city, groupThen: group }
}

/** What has changed in the record since a draft was begun, with what the draft says there. */
export function changedSince(draft: Editable & Begun, newest: Editable): readonly Changed[] {
  const before = { zh: draft.zhThen, en: draft.enThen, city: draft.cityThen, group: draft.groupThen }
  return names
    .filter((name) => before[name] !== newest[name])
    .map((name) => ({ name, before: before[name], now: newest[name], typed: draft[name] }))
}
