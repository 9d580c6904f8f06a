import { useQuery } from "@tanstack/react-query"
import { actFor, actingFor } from "./acting.ts"
import { ApiProblem, call, type Reply } from "./api.ts"
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
  const { data, error } = useQuery({ queryKey: ["readSelf"], queryFn: selfOrNobody, staleTime: 60_000 })
  return error === null ? data : (data ?? null)
}

/** Nobody is an answer too. A remembered organisation of which one is no longer a member is forgotten. */
async function selfOrNobody(): Promise<Self | null> {
  try {
    return await call("readSelf")
  } catch (fault) {
    if (!(fault instanceof ApiProblem)) throw fault
    if (fault.status === 401) return null
    if (fault.code !== "identity.not-a-member" || actingFor() === null) throw fault
    actFor(null)
    return call("readSelf")
  }
}

/** The membership that is acted for now. */
export function actingMembership(self: Self): Self["memberships"][number] | undefined {
  const chosen = actingFor()
  return (
    self.memberships.find(({ organisation }) => organisation === chosen) ??
    self.memberships.find(({ organisation }) => organisation === self.acting) ??
    self.memberships[0]
  )
}

/** Changes the organisation acted for; everything shown is asked anew, since other things may be seen and done. */
export async function switchOrganisation(membership: Self["memberships"][number]): Promise<void> {
  actFor(membership.organisation)
  await queries.resetQueries()
}

/** After signing in or out: nothing of the former person stays. */
export async function sessionChanged(): Promise<void> {
  actFor(null)
  await queries.resetQueries()
}
