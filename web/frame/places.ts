import type { LinkProps } from "@tanstack/react-router"
import type { IconName } from "../ui/icon.tsx"
import type en from "./en.json"

/** A page that the navigation offers. Only pages that exist stand here: there are no dead links. */
export interface PlacePage {
  readonly to: NonNullable<LinkProps["to"]>
  readonly label: PageLabel
}

type PageLabel = Extract<keyof typeof en, `page.${string}`>

/** One of the six places, named by what one does there. */
export interface Place {
  readonly name: "find" | "work" | "decide" | "settle" | "verify" | "measure"
  readonly icon: IconName
  readonly pages: readonly PlacePage[]
}

/** The six places in their order; a place without a page is not shown. */
export const places: readonly Place[] = [
  {
    name: "find",
    icon: "find",
    pages: [
      { to: "/facilities", label: "page.facilities" },
      { to: "/organisations", label: "page.organisations" },
    ],
  },
  {
    name: "work",
    icon: "work",
    pages: [
      { to: "/bookings", label: "page.bookings" },
      { to: "/duties", label: "page.duties" },
      { to: "/account", label: "page.account" },
    ],
  },
  {
    name: "decide",
    icon: "decide",
    pages: [
      { to: "/motions", label: "page.motions" },
      { to: "/rules", label: "page.rules" },
      { to: "/rule-changes", label: "page.changes" },
      { to: "/matrix", label: "page.matrix" },
      { to: "/divergences", label: "page.divergences" },
      { to: "/parameters", label: "page.parameters" },
    ],
  },
  {
    name: "settle",
    icon: "settle",
    pages: [
      { to: "/vouchers", label: "page.vouchers" },
      { to: "/statement", label: "page.statement" },
      { to: "/ledger", label: "page.ledger" },
      { to: "/agreements", label: "page.agreements" },
      { to: "/periods", label: "page.periods" },
      { to: "/subsidies", label: "page.subsidies" },
      { to: "/output", label: "page.output" },
      { to: "/ownership", label: "page.ownership" },
      { to: "/apportionment", label: "page.apportionment" },
      { to: "/shares", label: "page.shares" },
      { to: "/claims", label: "page.claims" },
    ],
  },
  { name: "verify", icon: "verify", pages: [{ to: "/log", label: "page.log" }] },
  {
    name: "measure",
    icon: "measure",
    pages: [
      { to: "/index-series", label: "page.index" },
      { to: "/index-workbench", label: "page.index-workbench" },
      { to: "/targets", label: "page.targets" },
      { to: "/plan-audit", label: "page.plan-audit" },
      { to: "/autonomy", label: "page.autonomy" },
      { to: "/measures", label: "page.measures" },
    ],
  },
]

/** The place that a page belongs to. */
export function placeOf(path: string): Place | undefined {
  return places.find(({ pages }) => pages.some(({ to }) => path === to || path.startsWith(`${to}/`)))
}
