import { useQuery } from "@tanstack/react-query"

/** The engine of votes, the very one that the server uses. It is loaded by the pages that count or seal. */
export const loadEngine = () => import("../../governance/index.ts")

/** The engine of votes, once it has been loaded. */
export function useEngine(): Awaited<ReturnType<typeof loadEngine>> | undefined {
  return useQuery({ queryKey: ["engine", "governance"], queryFn: loadEngine, staleTime: Number.POSITIVE_INFINITY }).data
}

/** Compares two texts word by word, once the rule book's engine has been loaded. */
export function useWords(): Awaited<ReturnType<typeof loadWords>> | undefined {
  return useQuery({ queryKey: ["engine", "words"], queryFn: loadWords, staleTime: Number.POSITIVE_INFINITY }).data
}

async function loadWords() {
  const { compareWords } = await import("../../rulebook/index.ts")
  return { compareWords }
}
