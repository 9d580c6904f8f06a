import { setTimeout as pause } from "node:timers/promises"
import { sql } from "kysely"
import { afterEach, beforeEach, expect, test } from "vitest"
import { rows } from "../../store/database.ts"
import { waitingEntries } from "../../store/evidence.ts"
import type { Answer, Client } from "./client.ts"
import { bookAll, clientsOf, countsIn, openScene, type Scene, slotsIn, verifyLog } from "./scene.ts"
import type { Slots } from "./slots.ts"

const bookings = 200
/** The fault comes after so many answers: in the middle. */
const before = 60

let scene: Scene
beforeEach(() => {
  scene = openScene()
})
afterEach(() => scene.close())

const idsOf = (answers: readonly Answer[]) =>
  answers.filter(({ status }) => status === 200).map(({ json }) => `${json.id}`)

/** After a restart: all that was acknowledged stands; asking again for all 200 books the others, each once; all is whole. */
async function expectWhole(slots: Slots, people: readonly Client[], answers: readonly Answer[]): Promise<void> {
  const acknowledged = idsOf(answers)
  expect(acknowledged.length).toBeGreaterThanOrEqual(before)
  expect(acknowledged.length).toBeLessThan(bookings)
  const served = await scene.start()
  const database = await scene.beside()
  try {
    const standing = await rows(database.db, sql<{ id: string }>`select id from booking`)
    const ids = new Set(standing.map(({ id }) => id))
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])

    // Sessions outlive the platform: nobody signs in again.
    const users = people.map((one) => one.at(served.url))
    const again = await bookAll(users, slots, bookings)
    for (const user of users) user.close()
    expect(again.filter(({ status }) => status !== 200)).toEqual([])
    const changed = answers.filter(({ status, json }, at) => status === 200 && json.id !== again[at]?.json.id)
    expect(changed).toEqual([])
    expect(new Set(idsOf(again)).size).toBe(bookings)
    const all = BigInt(bookings)
    expect(await countsIn(database)).toEqual({
      bookings: all,
      holds: all,
      entries: all,
      mails: all,
      replies: all,
      unbalanced: 0n,
    })
    while ((await waitingEntries(database.db)) > 0) await pause(200)
    const { code, said } = await verifyLog(scene, served.url)
    expect([code, said]).toEqual([0, expect.stringContaining('"event":"sound"')])
    expect(JSON.parse(said.trim().split("\n").at(-1) ?? "").entries).toBeGreaterThan(bookings)
  } finally {
    await database.close()
  }
}

test("kill -9 of the platform during 200 bookings loses nothing that was acknowledged", async () => {
  const served = await scene.start()
  const slots = await slotsIn(scene)
  const users = await clientsOf(scene, served.url)
  const answers = await bookAll(users, slots, bookings, (answered) => {
    if (answered === before) served.child.kill("SIGKILL")
  })
  expect(await served.exit).toBeNull()
  await expectWhole(slots, users, answers)
}, 600_000)

test("kill -9 of the database server during 200 bookings loses nothing that was acknowledged; the platform ends and says why", async () => {
  const served = await scene.start()
  const slots = await slotsIn(scene)
  const users = await clientsOf(scene, served.url)
  const answers = await bookAll(users, slots, bookings, (answered) => {
    if (answered === before) process.kill(scene.postmaster(), "SIGKILL")
  })
  expect(await served.exit).toBe(1)
  expect(served.said.map(({ event }) => event)).toContain("database-ended")
  // Who was not told "booked" was told that it is unknown or failed, or nothing: never a refusal by the rules.
  expect(answers.filter(({ status }) => status !== 200 && status !== 0 && status < 500)).toEqual([])
  await expectWhole(slots, users, answers)
}, 600_000)
