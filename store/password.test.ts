import { expect, test } from "vitest"
import { hashPassword, verifyPassword } from "./password.ts"

test("a password belongs to its hash and to no other", async () => {
  const [hash, other] = [await hashPassword("rain on the old bridge"), await hashPassword("rain on the old bridge")]
  expect(hash).not.toBe(other)
  expect(await verifyPassword({ hash, password: "rain on the old bridge" })).toBe(true)
  expect(await verifyPassword({ hash, password: "rain on the old Bridge" })).toBe(false)
})

test("a letter composed in two ways is one letter", async () => {
  expect(await verifyPassword({ hash: await hashPassword("caf\u00e9 au lait"), password: "cafe\u0301 au lait" })).toBe(
    true,
  )
})

// RFC 7914, section 12: scrypt("password", "NaCl", N = 1024, r = 8, p = 16), first 32 of 64 bytes.
test("a hash with other costs is checked by its own", async () => {
  const key = Buffer.from("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162", "hex").toString(
    "base64url",
  )
  const hash = `scrypt$1024$8$16$${Buffer.from("NaCl").toString("base64url")}$${key}`
  expect(await verifyPassword({ hash, password: "password" })).toBe(true)
})

test("a text that is no hash of ours lets nobody in", async () => {
  expect(await verifyPassword({ hash: "", password: "" })).toBe(false)
  expect(await verifyPassword({ hash: "md5$1$1$1$c2FsdA$", password: "" })).toBe(false)
})
