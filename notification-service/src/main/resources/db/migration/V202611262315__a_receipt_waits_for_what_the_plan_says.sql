-- Why: a receipt says what has become of an answer, so it is written once the plan has taken or refused it. Where the plan
-- cannot be told for long, the recipient hears before that their answer is kept; in "delay" stands how that mail fared.
-- Locks: ACCESS EXCLUSIVE on answer_standing for a moment, no row is rewritten; SHARE while the index is made. The release
-- before does not know the column, and sends receipts before the plan has said anything, as it always did.

ALTER TABLE answer_standing
    ADD COLUMN delay text NOT NULL DEFAULT 'WAITING'
        CHECK (delay IN ('WAITING', 'SENDING', 'SENT', 'UNCERTAIN', 'FAILED'));
COMMENT ON COLUMN answer_standing.delay IS 'The mail that an answer is kept; WAITING for ever where its plan took it in time.';
CREATE INDEX answer_without_receipt ON answer_standing (answer) WHERE receipt = 'WAITING';
