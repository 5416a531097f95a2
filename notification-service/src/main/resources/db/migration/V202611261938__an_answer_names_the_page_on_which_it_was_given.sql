-- The same form sent twice is one answer; the same answer on a page that was opened anew is another one. Of answers from
-- before this is not known: no page was shown at the moment in which one was given.
ALTER TABLE answer ADD COLUMN shown_at timestamptz;
UPDATE answer SET shown_at = given_at;
ALTER TABLE answer ALTER COLUMN shown_at SET NOT NULL;
COMMENT ON COLUMN answer.shown_at IS 'When the form was shown that was filled in.';
