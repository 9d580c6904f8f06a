import * as z from "zod"
import { Instant } from "../../base/index.ts"
import { actRoute, pageOf, paging, readRoute } from "./route.ts"

export const LogEntry = z.object({
  index: z.int().nullable().describe("place in the log; null until integrated, at most some seconds"),
  jurisdiction: z.string(),
  id: z.uuid(),
  at: Instant,
  act: z.string(),
  organisation: z.string().nullable(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  body: z.string().describe("canonical JSON (RFC 8785): the bytes that the leaf hash covers"),
  leafHash: z.string().describe("hexadecimal"),
})

export const readHead = readRoute({
  name: "evidence.read-log",
  path: "/api/log/head",
  summary: "The newest signed head of the log",
  reply: z.object({
    size: z.int(),
    root: z.string(),
    at: Instant,
    checkpoint: z.string(),
    verifier: z.string().describe("the log's verifier key, as in a signed note"),
    pending: z.int(),
  }),
})

export const listLog = readRoute({
  name: "evidence.read-log",
  path: "/api/log/entries",
  summary: "Log entries by index, or of one subject or organisation",
  query: z.object({
    ...paging,
    order: z.enum(["newest", "oldest"]).default("newest"),
    subject: z.string().optional(),
    organisation: z.string().optional(),
    act: z.string().optional(),
  }),
  reply: pageOf(LogEntry),
})

export const readLogEntry = readRoute({
  name: "evidence.read-log",
  path: "/api/log/entries/:id",
  summary: "One entry by its id",
  params: z.object({ id: z.uuid() }),
  reply: LogEntry,
  refusals: ["evidence.unknown-entry"],
})

export const readInclusion = readRoute({
  name: "evidence.read-log",
  path: "/api/log/inclusion/:index",
  summary: "Proof that the entry at an index is in the log of a size (default: the newest head)",
  params: z.object({ index: z.coerce.number().int().min(0) }),
  query: z.object({ size: z.coerce.number().int().min(1).optional() }),
  reply: z.object({
    index: z.int(),
    size: z.int(),
    leafHash: z.string(),
    root: z.string(),
    path: z.array(z.string()),
    checkpoint: z.string(),
  }),
  refusals: ["evidence.unknown-entry", "evidence.unknown-size"],
})

export const readConsistency = readRoute({
  name: "evidence.read-log",
  path: "/api/log/consistency",
  summary: "Proof that the log of one size is a beginning of the log of another",
  query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
  reply: z.object({ from: z.int(), to: z.int(), path: z.array(z.string()) }),
  refusals: ["evidence.unknown-size"],
})

export const integrateLog = actRoute({
  name: "evidence.integrate",
  path: "/api/timed/integrate-log",
  summary: "Takes waiting entries into the log and signs a new head",
  reply: z.object({ integrated: z.int(), size: z.int() }),
})
