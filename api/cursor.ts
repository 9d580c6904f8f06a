import type * as z from "zod"
import { Refusal } from "../base/index.ts"
import { requireKeepable } from "./keepable.ts"

/** Where a page ended, as an opaque text: callers pass it back and never look inside. */
export function cursorOf(position: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url")
}

/** Reads a cursor of ours; undefined for the first page. @throws Refusal "api.bad-cursor" when it is not of the shape */
export function readCursor<Position>(cursor: string | undefined, shape: z.ZodType<Position>): Position | undefined {
  if (cursor === undefined) return undefined
  try {
    const position = shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()))
    requireKeepable({ position })
    return position
  } catch {
    throw new Refusal("api.bad-cursor")
  }
}
