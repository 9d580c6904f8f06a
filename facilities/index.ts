/**
 * Catalogue and booking of shared facilities. One procedure for every pair of home and host: check the slot, quote it,
 * book it, change it, meter it. Calendars follow each booking.
 */
export { type BookAgainst, type BookingRequest, book, type Held, slotTaken } from "./book.ts"
export { Booking, BookingState, FeeLine, Quote, Step, UseRecord } from "./booking.ts"
export { bookingEvent, bookingMail, type EventAround, requestMail } from "./booking-event.ts"
export { type CalendarEvent, type CalendarHead, type CalendarParty, writeCalendar } from "./calendar-text.ts"
export { catalogueRefusals } from "./catalogue-refusals.ts"
export {
  accept,
  actsNow,
  type CancelAgainst,
  cancel,
  checkIn,
  checkOut,
  decline,
  handOver,
  lapse,
  type MoveAgainst,
  mayMove,
  meter,
  move,
  settle,
} from "./changes.ts"
export { CostModel, Facility, Opening, SlotPolicy, Specification } from "./facility.ts"
export { type FacilityDraft, type FacilityFinding, facilityColumnNames, readFacilities } from "./facility-import.ts"
export { firstStart, freeBetween, openBetween, overlap, type Period } from "./opening.ts"
export { checkCosts, checkPolicy, hourlyOf } from "./policy.ts"
export { type BookingParameters, type Price, type QuoteAgainst, quote } from "./quote.ts"
export { bookingRefusals } from "./refusals.ts"
export { bookable, checkSlot, type Slot, type SlotAgainst, wall, wallPeriod } from "./slot.ts"
export { specificationFault } from "./specification.ts"
export { type BookingAct, possibleActs, requireState } from "./states.ts"
export { canonical, readWish, type SpecificationWish } from "./unit.ts"
export { flagUse, minutesUsed, readUseLog, type UseLog, type UseLogAgainst, type UseLogFinding } from "./use-log.ts"
