import {
  add,
  type Currency,
  compare,
  floor,
  formatMinorUnits,
  formatRational,
  multiply,
  type Rational,
  Refusal,
  rational,
} from "../base/index.ts"
import { type ParameterUse, shareOf } from "../rulebook/index.ts"

/** The shares of a settled fee that others than the owner receive; each in "share of 1". */
export interface ShareParameters {
  readonly platform: ParameterUse
  readonly host: ParameterUse
  readonly home: ParameterUse
}

/** The parameters that set these shares. */
export const shareParameters = {
  platform: "settlement.platform-share",
  host: "settlement.host-jurisdiction-share",
  home: "settlement.home-jurisdiction-share",
} as const

/** What the three shares make together; more than 1 divides no fee. @example wholeOf({ platform, host, home }) // 2/25 */
export function wholeOf({ platform, host, home }: ShareParameters): Rational {
  return [platform, host, home].map(shareOf).reduce(add)
}

/** Lets shares pass that a fee can be divided by. @throws Refusal "settlement.shares-over-whole" @example requireWhole(shares) */
export function requireWhole(shares: ShareParameters): void {
  const whole = wholeOf(shares)
  if (compare(whole, rational(1n)) > 0)
    throw new Refusal("settlement.shares-over-whole", { whole: formatRational(whole) })
}

/** A party's part of a fee, in minor units, with the arithmetic that gives it. */
export interface FeeShare {
  readonly party: "owner" | "platform" | "host-jurisdiction" | "home-jurisdiction"
  readonly amount: bigint
  readonly arithmetic: string
}

/**
 * Divides a fee: platform, host and home jurisdiction receive their share rounded down, the owner the rest. So the
 * parts sum to the fee, and no rounding is at the owner's cost.
 * @param fee minor units, zero or more
 * @returns owner, platform, host jurisdiction, home jurisdiction
 * @throws Refusal "settlement.shares-over-whole" when the three shares are more than the whole
 * @example divideFee(48_000n, { platform: twoPercent, host: threePercent, home: onePercent }, cny)[0].amount // 45_120n
 */
export function divideFee(fee: bigint, parameters: ShareParameters, currency: Currency): readonly FeeShare[] {
  const { platform, host, home } = parameters
  requireWhole(parameters)
  const written = (amount: bigint): string => formatMinorUnits(amount, currency)
  const share = (party: FeeShare["party"], use: ParameterUse): FeeShare => {
    const amount = floor(multiply(rational(fee), shareOf(use)))
    return { party, amount, arithmetic: `floor(${written(fee)} × ${use.value}) = ${written(amount)}` }
  }
  const others = [share("platform", platform), share("host-jurisdiction", host), share("home-jurisdiction", home)]
  const amount = others.reduce((rest, each) => rest - each.amount, fee)
  const sum = [fee, ...others.map((each) => each.amount)].map(written).join(" − ")
  return [{ party: "owner", amount, arithmetic: `${sum} = ${written(amount)}` }, ...others]
}
