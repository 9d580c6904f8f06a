import { useQuery } from "@tanstack/react-query"
import { actFor, actingFor } from "./acting.ts"
import { ApiProblem, type Reply } from "./api.ts"
import { queries, read } from "./query.ts"

/** The signed-in person with memberships and the organisation acted for. */
export type Self = Reply<"readSelf">
/** What the platform says of its region. */
export type Region = Reply<"readRegion">

/** The region; it does not change while a page is open. */
export function useRegion(): Region | undefined {
  return useQuery({ ...read("readRegion"), staleTime: Number.POSITIVE_INFINITY }).data
}

/** Who is signed in: undefined while asking, null when nobody is. */
export function useSelf(): Self | null | undefined {
  const { data, error } = useQuery({ ...read("readSelf"), staleTime: 60_000 })
  if (error instanceof ApiProblem && error.status === 401) return null
  return error === null ? data : (data ?? null)
}

/** The membership that is acted for now. */
export function actingMembership(self: Self): Self["memberships"][number] | undefined {
  const chosen = actingFor()
  return (
    self.memberships.find(({ jurisdiction, organisation }) => `${jurisdiction}/${organisation}` === chosen) ??
    self.memberships.find(({ organisation }) => organisation === self.acting) ??
    self.memberships[0]
  )
}

/** Changes the organisation acted for; everything shown is asked anew, since other things may be seen and done. */
export async function switchOrganisation(membership: Self["memberships"][number]): Promise<void> {
  actFor(`${membership.jurisdiction}/${membership.organisation}`)
  await queries.resetQueries()
}

/** After signing in or out: nothing of the former person stays. */
export async function sessionChanged(): Promise<void> {
  actFor(null)
  await queries.resetQueries()
}
