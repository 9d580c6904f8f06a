import { isInRange, isLoopback, isMulticast, readAddress } from "./address.ts"
import { readDatetime, readDuration, startOfDay, timeOfDay } from "./time.ts"
import { EvaluationError, type Extension, long, type Value } from "./value.ts"

type Call = (...parameters: readonly Value[]) => Value

function text(value: Value | undefined): string {
  if (typeof value !== "string") throw new EvaluationError("a text is needed here")
  return value
}

function extension<Kind extends Extension["kind"]>(
  value: Value | undefined,
  kind: Kind,
): Extract<Extension, { kind: Kind }> {
  if (typeof value !== "object" || !isKind(value, kind)) throw new EvaluationError(`a value of type ${kind} is needed`)
  return value
}

function isKind<Kind extends Extension["kind"]>(
  value: Exclude<Value, boolean | bigint | string>,
  kind: Kind,
): value is Extract<Extension, { kind: Kind }> {
  return value.kind === kind
}

function readDecimal(written: string): Extension {
  const match = /^(-?)(\d+)\.(\d{1,4})$/.exec(written)
  if (match === null) throw new EvaluationError(`"${written}" is no decimal with one to four places`)
  const [, sign = "", whole = "", fraction = ""] = match
  return { kind: "decimal", units: long(BigInt(`${sign}${whole}${fraction.padEnd(4, "0")}`)) }
}

function order(compare: (a: bigint, b: bigint) => boolean): Call {
  return (a, b) => compare(extension(a, "decimal").units, extension(b, "decimal").units)
}

/** Whole units of a span, cut towards zero. */
function spanIn(unit: bigint): Call {
  return (span) => extension(span, "duration").milliseconds / unit
}

const calls: ReadonlyMap<string, { readonly count: number; readonly call: Call }> = new Map([
  ["decimal", { count: 1, call: (a) => readDecimal(text(a)) }],
  ["lessThan", { count: 2, call: order((a, b) => a < b) }],
  ["lessThanOrEqual", { count: 2, call: order((a, b) => a <= b) }],
  ["greaterThan", { count: 2, call: order((a, b) => a > b) }],
  ["greaterThanOrEqual", { count: 2, call: order((a, b) => a >= b) }],
  ["ip", { count: 1, call: (a) => readAddress(text(a)) }],
  ["isIpv4", { count: 1, call: (a) => extension(a, "ip").version === 4 }],
  ["isIpv6", { count: 1, call: (a) => extension(a, "ip").version === 6 }],
  ["isLoopback", { count: 1, call: (a) => isLoopback(extension(a, "ip")) }],
  ["isMulticast", { count: 1, call: (a) => isMulticast(extension(a, "ip")) }],
  ["isInRange", { count: 2, call: (a, b) => isInRange(extension(a, "ip"), extension(b, "ip")) }],
  ["datetime", { count: 1, call: (a) => ({ kind: "datetime", milliseconds: readDatetime(text(a)) }) }],
  ["duration", { count: 1, call: (a) => ({ kind: "duration", milliseconds: readDuration(text(a)) }) }],
  [
    "offset",
    {
      count: 2,
      call: (a, b) => ({
        kind: "datetime",
        milliseconds: long(extension(a, "datetime").milliseconds + extension(b, "duration").milliseconds),
      }),
    },
  ],
  [
    "durationSince",
    {
      count: 2,
      call: (a, b) => ({
        kind: "duration",
        milliseconds: long(extension(a, "datetime").milliseconds - extension(b, "datetime").milliseconds),
      }),
    },
  ],
  [
    "toDate",
    { count: 1, call: (a) => ({ kind: "datetime", milliseconds: startOfDay(extension(a, "datetime").milliseconds) }) },
  ],
  [
    "toTime",
    { count: 1, call: (a) => ({ kind: "duration", milliseconds: timeOfDay(extension(a, "datetime").milliseconds) }) },
  ],
  ["toMilliseconds", { count: 1, call: spanIn(1n) }],
  ["toSeconds", { count: 1, call: spanIn(1_000n) }],
  ["toMinutes", { count: 1, call: spanIn(60_000n) }],
  ["toHours", { count: 1, call: spanIn(3_600_000n) }],
  ["toDays", { count: 1, call: spanIn(86_400_000n) }],
])

export function isExtension(name: string): boolean {
  return calls.has(name)
}

/** Calls one of Cedar's extension functions. @throws EvaluationError for a wrong type, count or text */
export function callExtension(name: string, parameters: readonly Value[]): Value {
  const found = calls.get(name)
  if (found === undefined) throw new EvaluationError(`there is no function ${name}`)
  if (parameters.length !== found.count) throw new EvaluationError(`${name} takes ${found.count} values`)
  return found.call(...parameters)
}
