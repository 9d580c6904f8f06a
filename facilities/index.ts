/** Catalogue and booking of shared facilities. */
export { Booking, BookingState, FeeLine, Quote, Step, UseRecord } from "./booking.ts"
export { CostModel, Facility, Opening, SlotPolicy, Specification } from "./facility.ts"
