-- Why: a batch of notices may be called off. What it did not tell is told in another one, so a plan may have several.
-- Locks: ACCESS EXCLUSIVE on notice_batch for a moment, for a column with a constant default. The release before: does not
-- name the column; it would show a plan whose notices were called off as one that is waiting.

ALTER TABLE notice_batch ADD COLUMN earlier text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN notice_batch.earlier IS 'Batches of the plan that were called off before this one, the first of them first.';
