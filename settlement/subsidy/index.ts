/** Subsidies on invoices: read as written, found again by content, granted within share and cap. */
export { type Content, type ContentField, contentFields, contentOf, type Likeness, likeness } from "./content.ts"
export { type Grant, type GrantRequest, grantFor, paySubsidy, requireConsidered, subsidyParameters } from "./grant.ts"
export { Invoice, readInvoice, WrittenInvoice } from "./invoice.ts"
export { type VoucherBill, voucherBillsLike } from "./voucher-bill.ts"
export { readPartyCode, readWrittenAmount, readWrittenDay } from "./written.ts"
