import { Refusal } from "../base/index.ts"
import type { Resource } from "../rulebook/index.ts"
import type { Db } from "../store/database.ts"
import { facilityOn } from "../store/facilities.ts"
import type { Actor } from "./actor.ts"

/** A facility as the rule book sees it. @throws Refusal "facilities.unknown-facility" */
export async function facilityResource(
  db: Db,
  { jurisdiction, facility: id }: { readonly jurisdiction: string; readonly facility: string },
): Promise<Resource> {
  const facility = await facilityOn(db, jurisdiction, id)
  if (facility === undefined) throw new Refusal("facilities.unknown-facility", { facility: `${jurisdiction}/${id}` })
  return {
    kind: "facility",
    id: `${jurisdiction}/${id}`,
    jurisdiction,
    owner: facility.organisation.id ?? "",
    organisation: "",
    person: "",
    status: facility.status,
  }
}

/** The facilities of the actor's own organisation, as a whole: for putting a new one into the catalogue. */
export function ownFacilities({ organisation }: Actor): Resource {
  return {
    kind: "facility",
    id: organisation?.id ?? "",
    jurisdiction: organisation?.jurisdiction ?? "",
    owner: organisation?.id ?? "",
    organisation: organisation?.id ?? "",
    person: "",
    status: "",
  }
}

/** The account of the person who asks; of nobody, when nobody has signed in. */
export function ownAccount({ person, status }: Actor): Resource {
  return {
    kind: "account",
    id: person ?? "",
    jurisdiction: "",
    owner: "",
    organisation: "",
    person: person ?? "",
    status,
  }
}
