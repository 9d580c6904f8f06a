-- Payments between members: what one owed another for a closed month has arrived, so that clearing returns to zero.

alter table account drop constraint account_kind_check;
alter table account add constraint account_kind_check
  check (kind in ('purse', 'voucher', 'clearing', 'organisation', 'platform', 'share', 'funding', 'subsidy', 'bank'));
alter table posting drop constraint posting_part_check;
alter table posting add constraint posting_part_check check (part in
  ('fee', 'voucher', 'owner', 'platform', 'host-jurisdiction', 'home-jurisdiction', 'funding', 'issue', 'return', 'subsidy', 'agreement', 'payment'));

-- Two confirmations of one payment at once take the same name, and the second finds it taken.
create unique index payment_recorded_once on journal (jurisdiction, subject_id)
  where subject_kind = 'payment' and subject_jurisdiction = jurisdiction and reverses is null;

-- What a member received in a month is money too: read in a transaction that names its books.
select keep_to_books('period');
