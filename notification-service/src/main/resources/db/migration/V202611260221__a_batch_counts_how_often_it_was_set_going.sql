-- Why: whoever sends a batch proves it against what was approved, and proves it anew once it was at rest: paused, or done and
-- then tried again. All replicas see by this number that it was set going again.
-- Locks: ACCESS EXCLUSIVE on batch for a moment; the default is constant, so nothing is rewritten. The release before: does
-- not name the column; what it resumes is proven by it as before, once.

ALTER TABLE batch ADD COLUMN beginning integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN batch.beginning IS 'How often it was set going again.';
