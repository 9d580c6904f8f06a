import { Select } from "@mantine/core"
import type { ReactNode } from "react"
import { useRegion } from "../session.ts"
import { useSay } from "../ui/text.ts"

interface PlaceFieldProps {
  readonly label: string
  readonly value: string
  /** Only places of this member; of all when left out. */
  readonly of?: string
  readonly required?: boolean
  readonly onChange: (place: string) => void
}

/** A place by its code: a city, or a member where nothing finer is known. */
export function PlaceField({ label, value, of, required = false, onChange }: PlaceFieldProps): ReactNode {
  const say = useSay()
  const region = useRegion()
  const members = (region?.jurisdictions ?? []).filter(({ code }) => of === undefined || code === of)
  const groups = members.map(({ code, name }) => ({
    group: say(name),
    items: [
      ...(region?.cities ?? [])
        .filter(({ jurisdiction }) => jurisdiction === code)
        .map((city) => ({ value: city.code, label: `${say(city.name)} ${city.code}` })),
      { value: code, label: `${say(name)} ${code}` },
    ],
  }))
  return (
    <Select
      label={label}
      searchable
      clearable={!required}
      required={required}
      data={groups}
      value={value === "" ? null : value}
      onChange={(next) => onChange(next ?? "")}
    />
  )
}
