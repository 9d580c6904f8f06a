/** Fees, vouchers, the ledger, and how a settled amount is divided. */
export { Bill, BillShare, Statement } from "./bill.ts"
export { GroupUse, Voucher } from "./voucher.ts"
