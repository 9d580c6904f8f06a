import { useRegion } from "../session.ts"
import { useSay } from "../ui/text.ts"

/** Writes a place: the name of a city, or of a member where nothing finer is known, with its code. */
export function usePlaceName(): (code: string) => string {
  const say = useSay()
  const region = useRegion()
  return (code) => {
    const found =
      region?.cities.find((city) => city.code === code) ?? region?.jurisdictions.find((one) => one.code === code)
    return found === undefined ? code : `${say(found.name)} ${code}`
  }
}

/** Writes a member's name. */
export function useMemberName(): (code: string) => string {
  const say = useSay()
  const region = useRegion()
  return (code) => say(region?.jurisdictions.find((one) => one.code === code)?.name ?? { zh: code, en: code })
}
