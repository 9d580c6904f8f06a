/** Id of the organisation this tab acts for. Each tab keeps its own; the last choice starts a new tab. */
const storedAs = "delta.acting"
let acting = sessionStorage.getItem(storedAs) ?? localStorage.getItem(storedAs)

/** The chosen organisation, or null: then the API takes the first membership. */
export function actingFor(): string | null {
  return acting
}

/** Chooses the organisation to act for; null forgets the choice. */
export function actFor(choice: string | null): void {
  acting = choice
  for (const store of [sessionStorage, localStorage]) {
    if (choice === null) store.removeItem(storedAs)
    else store.setItem(storedAs, choice)
  }
}

/** The header that tells the API. */
export function actingHeader(): Readonly<Record<string, string>> {
  return acting === null ? {} : { "X-Organisation": acting }
}
