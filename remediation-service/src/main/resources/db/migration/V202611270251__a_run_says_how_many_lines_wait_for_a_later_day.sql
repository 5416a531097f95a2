-- Why: a line that came back from a run for a later day waits for that day. Whoever proposes and whoever approves a run without it
-- sees that it is still owed.
-- Locks: ACCESS EXCLUSIVE on payment_run for the moment of adding a column, without rewriting the table.
-- The release before: leaves it empty, which means that nobody has counted.

ALTER TABLE payment_run ADD COLUMN waiting integer CHECK (waiting >= 0);
