-- Why: how many commitments an unreadable deal had is not known, and is told as such.
-- Locks: scope_checked_deal exclusively for an instant (a column with a constant default).
-- The release before: writes 0 for it, as the rows that are there; those of deals that cannot be judged are taken as unknown.

ALTER TABLE scope_checked_deal ADD COLUMN not_read boolean NOT NULL DEFAULT false;

UPDATE scope_checked_deal SET not_read = true WHERE verdict = 'NOT_DECIDABLE' AND commitments = 0;
