-- Why: the sender compares the record that a notice was rendered from with the envelope it is about to use, and a notice
-- is tried again until its recipient's server has refused it for 72 hours.
-- Locks: ACCESS EXCLUSIVE on notice and delivery for a moment; both columns have constant defaults, so nothing is
-- rewritten. The release before: does not name the columns; its notices have an empty record, and are sent after the
-- other comparisons alone.

ALTER TABLE notice ADD COLUMN written_for text NOT NULL DEFAULT '';
COMMENT ON COLUMN notice.written_for IS 'The recipient record that the words were rendered from, as canonical JSON.';

ALTER TABLE delivery ADD COLUMN refused_since timestamptz;
COMMENT ON COLUMN delivery.refused_since IS 'When the server of the recipient refused it for the first time.';
