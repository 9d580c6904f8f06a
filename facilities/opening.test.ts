import { expect, test } from "vitest"
import { instant } from "../base/index.ts"
import { freeBetween, openBetween } from "./opening.ts"

const at = (text: string) => instant(`2026-04-0${text}:00+08:00`)
const zone = "Asia/Shanghai"
const daily = { opening: [3, 4].map((weekday) => ({ weekday, from: 540, until: 720 })) }

test("hours are cut at the moments asked for", () => {
  expect(openBetween(daily, { from: at("1T10:00"), until: at("2T11:00") }, zone)).toEqual([
    { from: at("1T10:00"), until: at("1T12:00") },
    { from: at("2T09:00"), until: at("2T11:00") },
  ])
})

test("what is free is what is open and not occupied", () => {
  const open = [{ from: at("1T09:00"), until: at("1T12:00") }]
  const occupied = [
    { from: at("1T11:00"), until: at("1T13:00") },
    { from: at("1T09:30"), until: at("1T10:00") },
  ]
  expect(freeBetween(open, occupied)).toEqual([
    { from: at("1T09:00"), until: at("1T09:30") },
    { from: at("1T10:00"), until: at("1T11:00") },
  ])
})

test("nothing is free in a period that is wholly occupied", () => {
  const open = [{ from: at("1T09:00"), until: at("1T12:00") }]
  expect(freeBetween(open, [{ from: at("1T08:00"), until: at("1T13:00") }])).toEqual([])
})
