import { useQuery } from "@tanstack/react-query"
import { read } from "../query.ts"
import { useSay } from "../ui/text.ts"

/** Calls the bodies of the rule book by their names; until these are there, by what the entries write. */
export function useBodyName(): (body: string) => string {
  const say = useSay()
  // The matrix names every body; one act of it is enough.
  const { data } = useQuery({ ...read("readMatrix", { query: { act: "rulebook.read" } }), staleTime: 600_000 })
  const names = new Map(data?.bodies.map(({ id, name }) => [id, name]))
  return (body) => {
    const name = names.get(body)
    return name === undefined ? body : say(name)
  }
}
