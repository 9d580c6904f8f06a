import { Skeleton } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

const places = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"] as const

/** Rows of a table that is on its way, in the table's own height so that nothing jumps. */
export function RowsSkeleton({ rows = 8 }: { readonly rows?: number }): ReactNode {
  return (
    <Waiting>
      {places.slice(0, rows).map((place) => (
        <Skeleton key={place} height={36} radius="sm" mb={6} />
      ))}
    </Waiting>
  )
}

/** A page that is on its way: heading, line, body. */
export function PageSkeleton(): ReactNode {
  return (
    <Waiting>
      <Skeleton height={30} width="min(22rem, 70%)" mb={14} />
      <Skeleton height={16} width="min(38rem, 90%)" mb={28} />
      <Skeleton height={280} />
    </Waiting>
  )
}

/** A block of known height, like a map or a chart. */
export function BlockSkeleton({ height }: { readonly height: number | string }): ReactNode {
  return (
    <Waiting>
      <Skeleton height={height} />
    </Waiting>
  )
}

function Waiting({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation("ui")
  return (
    <div aria-busy="true">
      <span className="hidden-text">{t("loading")}</span>
      {children}
    </div>
  )
}
