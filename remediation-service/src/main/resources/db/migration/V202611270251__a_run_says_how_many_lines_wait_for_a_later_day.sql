-- Why: a line that came back from a run for a later day waits for that day. Whoever proposes and whoever approves a run without it
-- sees that it is still owed.
-- Locks: ACCESS EXCLUSIVE on payment_run for the moment of adding a column, without rewriting the table.
-- The release before: leaves it at 0.

ALTER TABLE payment_run ADD COLUMN waiting integer NOT NULL DEFAULT 0;
