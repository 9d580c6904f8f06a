/** Who takes part: jurisdictions, cities, organisations, people's roles; and which days are worked. */
export { type City, citiesNamed, cityProblem, findCity, type Jurisdiction } from "./cities.ts"
export { type CreditCode, creditCodeCheck, creditCodeProblem, readCreditCode, subjectCheck } from "./credit-code.ts"
export { orcidCheck, orcidProblem, readOrcid } from "./orcid.ts"
export {
  canHold,
  controllingGroup,
  OrganisationDraft,
  OrganisationKind,
  RegistrationScheme,
  Role,
  readRegistrationCode,
  registrationCodeProblem,
} from "./organisation.ts"
export {
  type ImportAgainst,
  type ImportedOrganisation,
  type ImportFinding,
  type OrganisationImport,
  readOrganisations,
} from "./organisation-import.ts"
export type { Problem } from "./problem.ts"
export { regionRefusals } from "./refusals.ts"
export { addWorkingDays, isWorkingDay, type WorkingDays, type WorkingYear, workingDaysBetween } from "./working-days.ts"
