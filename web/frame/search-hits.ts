import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { useSay } from "../ui/text.ts"
import { places } from "./places.ts"

/** Something that the search found, and where it is. */
export interface Hit {
  readonly key: string
  readonly group: "facilities" | "organisations" | "rules" | "parameters" | "pages"
  readonly label: string
  readonly detail: string
  readonly href: string
}

/** What fits the words: pages first, then facilities, organisations, entries of the rule book, parameters. */
export function useHits(words: string): { readonly hits: readonly Hit[]; readonly waiting: boolean } {
  const asked = words.length > 0
  const pages = usePages().filter(({ label, detail }) => fits(words, label, detail))
  const catalogue = useCatalogue(words)
  const rules = useRules(words)
  const hits = asked ? [...pages, ...catalogue.hits, ...rules.hits] : pages
  return { hits, waiting: asked && (catalogue.waiting || rules.waiting) }
}

function fits(words: string, ...texts: readonly string[]): boolean {
  return texts.join(" ").toLowerCase().includes(words.toLowerCase())
}

function usePages(): readonly Hit[] {
  const { t } = useTranslation("frame")
  return places.flatMap(({ name, pages }) =>
    pages.map(
      ({ to, label }): Hit => ({ key: to, group: "pages", label: t(label), detail: t(`place.${name}`), href: to }),
    ),
  )
}

function useCatalogue(words: string): { readonly hits: readonly Hit[]; readonly waiting: boolean } {
  const say = useSay()
  const enabled = words.length > 0
  const facilities = useQuery({ ...read("searchFacilities", { query: { q: words, limit: 8 } }), enabled })
  const organisations = useQuery({ ...read("listOrganisations", { query: { q: words, limit: 5 } }), enabled })
  const hits = [
    ...(facilities.data?.items ?? []).map(
      (found): Hit => ({
        key: `${found.jurisdiction}/${found.id}`,
        group: "facilities",
        label: say(found.name),
        detail: `${say(found.organisation)} · ${say(found.city.name)}`,
        href: `/facilities/${found.jurisdiction}/${found.id}`,
      }),
    ),
    ...(organisations.data?.items ?? []).map(
      (found): Hit => ({
        key: found.id,
        group: "organisations",
        label: say(found.name),
        detail: found.creditCode ?? "",
        href: `/organisations/${found.id}`,
      }),
    ),
  ]
  return { hits, waiting: facilities.isFetching || organisations.isFetching }
}

/** Entries of the rule book and parameters; both are few, so that they are read whole and looked through here. */
function useRules(words: string): { readonly hits: readonly Hit[]; readonly waiting: boolean } {
  const say = useSay()
  const enabled = words.length > 0
  const rules = useQuery({ ...read("readRules"), enabled })
  const parameters = useQuery({ ...read("readParameters"), enabled })
  const entries = (rules.data?.entries ?? []).filter(({ id, title, text }) =>
    fits(words, id, title.zh, title.en, text.zh, text.en),
  )
  const found = (parameters.data?.items ?? []).filter(({ id, description }) =>
    fits(words, id, description.zh, description.en),
  )
  const hits = [
    ...entries.slice(0, 5).map(
      ({ id, title }): Hit => ({
        key: `rule ${id}`,
        group: "rules",
        label: `${id} ${say(title)}`,
        detail: "",
        href: `/rules/${encodeURIComponent(id)}`,
      }),
    ),
    ...found.slice(0, 3).map(
      ({ id, description }): Hit => ({
        key: `parameter ${id}`,
        group: "parameters",
        label: say(description),
        detail: id,
        href: `/parameters/${encodeURIComponent(id)}`,
      }),
    ),
  ]
  return { hits, waiting: rules.isFetching || parameters.isFetching }
}
