-- Why: the same form sent twice is one answer, the same answer on a page that was opened anew is another one.
-- Locks: a moment, since no row is touched. The release before this one writes answers without it; then the moment at which they
-- were given stands for it.
ALTER TABLE answer ADD COLUMN shown_at timestamptz;
COMMENT ON COLUMN answer.shown_at IS 'When the form was shown that was filled in; null of answers that an earlier release took.';
