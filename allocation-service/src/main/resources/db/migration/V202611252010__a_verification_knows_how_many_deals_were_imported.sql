-- Why: a verification replays the whole past book, so it proves nothing of deals that are imported after it.
-- Locks: verification exclusively for an instant; the column is empty everywhere, nothing is rewritten.
-- The release before leaves the column empty; what it verifies meanwhile has to be verified again.

ALTER TABLE verification ADD COLUMN imported_deals bigint CHECK (imported_deals >= 0);
