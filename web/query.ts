import { MutationCache, QueryClient, queryOptions, type UseMutationResult, useMutation } from "@tanstack/react-query"
import { useRef } from "react"
import { ApiProblem, type Asked, call, outcomeUnknown, type Reply, type RouteName } from "./api.ts"

/** The one cache of server data. Any act that was done makes what is shown stale. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, fault) => count < 2 && !(fault instanceof ApiProblem && fault.status < 500),
    },
  },
  mutationCache: new MutationCache({ onSuccess: () => queries.invalidateQueries() }),
})

/**
 * A read, for `useQuery`, `useSuspenseQuery` and loaders.
 * @example useQuery(read("readRules", { query: { on: "2026-03-31" } }))
 */
export function read<Name extends RouteName>(name: Name, asked: Asked<Name> = {}) {
  return queryOptions({
    queryKey: [name, asked.params ?? {}, asked.query ?? {}, asked.body ?? null] as const,
    queryFn: ({ signal }): Promise<Reply<Name>> => call(name, asked, { signal }),
  })
}

/**
 * An act. Each wish of the reader gets one idempotency key. When the outcome stayed unknown and the same thing is asked
 * again, the same key goes along, so that it is done once.
 * @example const book = useAct("bookFacility"); book.mutate({ params, body })
 */
export function useAct<Name extends RouteName>(name: Name): UseMutationResult<Reply<Name>, Error, Asked<Name>> {
  const open = useRef<{ readonly wish: string; readonly key: string } | undefined>(undefined)
  return useMutation({
    mutationKey: [name],
    mutationFn: async (asked: Asked<Name>) => {
      const wish = JSON.stringify(asked)
      const key = open.current?.wish === wish ? open.current.key : crypto.randomUUID()
      open.current = { wish, key }
      try {
        const reply = await call(name, asked, { key })
        open.current = undefined
        return reply
      } catch (fault) {
        if (!outcomeUnknown(fault)) open.current = undefined
        throw fault
      }
    },
  })
}
