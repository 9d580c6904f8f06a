import type { ReactNode } from "react"

const paths = {
  find: "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16.2 16.2 21 21",
  work: "M8 7V5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v2M4 7h16v12H4zM4 12h16",
  decide: "M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z",
  settle: "M4 6h16v12H4zM4 10h16M8 14h3",
  verify: "M12 3l8 3v6c0 4.5-3.2 7.7-8 9-4.8-1.3-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5",
  measure: "M4 20h16M7 16v-5M12 16V6M17 16v-8",
  account: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20c.8-3.6 3.7-5.5 7.5-5.5s6.700 1.900 7.5 5.5",
  language: "M3 6h10M8 4v2M11 6c-.8 4-3.500 7-7 8.500M6 9c1 2.500 3 4.500 6 5.500M12 20l4.500-10L21 20M13.600 17h5.800",
  light:
    "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400",
  dark: "M20 14.500A8 8 0 0 1 9.500 4 8 8 0 1 0 20 14.500z",
  down: "M6 9l6 6 6-6",
  up: "M6 15l6-6 6 6",
  left: "M15 6l-6 6 6 6",
  right: "M9 6l6 6-6 6",
  close: "M6 6l12 12M18 6 6 18",
  check: "M5 12.500 10 17.500 19 7",
  download: "M12 4v11M7.500 11 12 15.500 16.500 11M5 20h14",
  columns: "M4 5h16v14H4zM10 5v14M15 5v14",
  source: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 11v5M12 8v.01",
  assumed: "M12 4 21 19H3zM12 10v4M12 16.500v.01",
  clock: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.500l3 2",
  copy: "M9 9h10v10H9zM5 15V5h10",
  organisation: "M4 20V8l8-4 8 4v12M4 20h16M9 20v-5h6v5M8 11h.01M12 11h.01M16 11h.01",
  home: "M4 11l8-7 8 7M6 9.500V20h12V9.500M10 20v-5h4v5",
  printer: "M7 8V4h10v4M5 8h14v8h-3M8 16H5M8 13h8v7H8z",
} as const

/** Names of the drawn signs. */
export type IconName = keyof typeof paths

/** A sign beside a word; it says nothing to a screen reader, since the word does. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: "none" }}
    >
      <path d={paths[name]} />
    </svg>
  )
}
