-- Why: a deal that cannot be judged but whose book can be read, and is empty, has no commitments; that is known.
-- Locks: scope_checked_deal exclusively for an instant (a column that may be null).
-- The release before: leaves it null; then it is inferred as before that nobody knows the count of a deal that cannot be
-- judged and has none.

ALTER TABLE scope_checked_deal ADD COLUMN commitments_known boolean;
