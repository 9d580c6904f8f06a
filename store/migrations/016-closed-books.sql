-- Members' books open by name only: rows of money are seen and written in a transaction that names their jurisdiction.
-- The platform's role cannot pass this by, and forced, nor can the owner of the tables.

select keep_to_books(name::regclass) from unnest(array[
  'account', 'journal', 'posting', 'voucher', 'voucher_use', 'group_use', 'bill', 'journal_waiting', 'batch', 'batch_journal']) name;
