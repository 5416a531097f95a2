-- Why: a past deal for which nobody can tell what is right is passed over by a verification; people see how many were.
-- Locks: verification exclusively for an instant (a constant default, which PostgreSQL does not write into the rows).
-- The release before runs on: it does not know the column, which stays 0 for what it verifies meanwhile.

ALTER TABLE verification ADD COLUMN deals_passed_over bigint NOT NULL DEFAULT 0;
