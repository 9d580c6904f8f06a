import { EvaluationError, type Extension } from "./value.ts"

type Address = Extract<Extension, { kind: "ip" }>

/**
 * Reads an address or a range of addresses: "10.0.0.1", "10.0.0.0/8", "::1", "ff00::/8".
 * @throws EvaluationError for anything else, also leading zeros and IPv4 inside IPv6
 */
export function readAddress(text: string): Address {
  const [host = "", prefix, ...rest] = text.split("/")
  const version = host.includes(":") ? 6 : 4
  const address = rest.length > 0 ? undefined : version === 4 ? readFour(host) : readSix(host)
  const bits = version === 4 ? 32 : 128
  const length = prefix === undefined ? bits : /^(0|[1-9]\d{0,2})$/.test(prefix) ? Number(prefix) : bits + 1
  if (address === undefined || length > bits) throw new EvaluationError(`"${text}" is no address`)
  return { kind: "ip", version, address, prefix: length }
}

function readFour(host: string): bigint | undefined {
  const parts = host.split(".")
  if (parts.length !== 4) return undefined
  let address = 0n
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined
    address = address * 256n + BigInt(part)
  }
  return address
}

function readSix(host: string): bigint | undefined {
  const halves = host.split("::")
  if (halves.length > 2) return undefined
  const [left, right] = halves.map((half) => (half === "" ? [] : half.split(":")))
  if (left === undefined) return undefined
  const missing = 8 - left.length - (right?.length ?? 0)
  if (right === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...(right ?? [])]
  let address = 0n
  for (const group of groups) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined
    address = address * 65536n + BigInt(`0x${group}`)
  }
  return address
}

function bounds({ version, address, prefix }: Address): readonly [bigint, bigint] {
  const host = BigInt((version === 4 ? 32 : 128) - prefix)
  const first = (address >> host) << host
  return [first, first + (1n << host) - 1n]
}

/** Whether every address of `inner` lies in `outer`; never across versions. */
export function isInRange(inner: Address, outer: Address): boolean {
  if (inner.version !== outer.version) return false
  const [first, last] = bounds(inner)
  const [from, until] = bounds(outer)
  return from <= first && last <= until
}

export function isLoopback({ version, address, prefix }: Address): boolean {
  return version === 4 ? address >> 24n === 127n && prefix >= 8 : address === 1n && prefix === 128
}

export function isMulticast({ version, address, prefix }: Address): boolean {
  return version === 4 ? address >> 28n === 14n && prefix >= 4 : address >> 120n === 0xffn && prefix >= 8
}
