import { Refusal } from "../base/index.ts"
import type { Booking, BookingState } from "./booking.ts"

/** What can be done to a booking; `meter` is done by a log import. */
export type BookingAct =
  | "accept"
  | "decline"
  | "move"
  | "cancel"
  | "hand-over"
  | "check-in"
  | "check-out"
  | "meter"
  | "settle"

const actsByState: Readonly<Record<BookingState, readonly BookingAct[]>> = {
  requested: ["accept", "decline", "move", "cancel", "hand-over"],
  confirmed: ["move", "cancel", "hand-over", "check-in", "meter"],
  "in-use": ["check-out", "meter"],
  used: ["settle"],
  settled: [],
  declined: [],
  cancelled: [],
}

const stateNames: Readonly<Record<BookingState, readonly [zh: string, en: string]>> = {
  requested: ["待答复", "requested"],
  confirmed: ["已确认", "confirmed"],
  "in-use": ["使用中", "in use"],
  used: ["已使用", "used"],
  settled: ["已结算", "settled"],
  declined: ["已谢绝", "declined"],
  cancelled: ["已取消", "cancelled"],
}
const actNames: Readonly<Record<BookingAct, readonly [zh: string, en: string]>> = {
  accept: ["接受", "accept"],
  decline: ["谢绝", "decline"],
  move: ["改期", "move"],
  cancel: ["取消", "cancel"],
  "hand-over": ["转交", "hand over"],
  "check-in": ["签到", "check in"],
  "check-out": ["签退", "check out"],
  meter: ["导入使用记录", "import the use log"],
  settle: ["结算", "settle"],
}

/** What a booking in this state allows. @example possibleActs("used") // ["settle"] */
export function possibleActs(state: BookingState): readonly BookingAct[] {
  return actsByState[state]
}

/** @throws Refusal "facilities.wrong-state" naming the state and what is possible in it */
export function requireState({ id, state }: Pick<Booking, "id" | "state">, act: BookingAct): void {
  const possible = actsByState[state]
  if (possible.includes(act)) return
  const [state_zh, state_en] = stateNames[state]
  const [act_zh, act_en] = actNames[act]
  throw new Refusal("facilities.wrong-state", {
    booking: id,
    state_zh,
    state_en,
    act_zh,
    act_en,
    possible_zh: possible.map((each) => actNames[each][0]).join("、") || "无",
    possible_en: possible.map((each) => actNames[each][1]).join(", ") || "nothing",
  })
}
