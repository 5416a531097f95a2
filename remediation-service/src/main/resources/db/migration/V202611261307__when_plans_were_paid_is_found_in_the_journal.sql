-- Why: how long it took to settle an incident is measured from the journal, by the payments of its plans.
-- Locks: the journal takes no entries while the index is built, which reads it once; it holds payment runs only, so it is small.
-- The release before: is none the wiser.

CREATE INDEX journal_entry_of_payments ON journal_entry (about_id, happened_at)
    WHERE about_kind = 'plan' AND event = 'payment-run-exported';
