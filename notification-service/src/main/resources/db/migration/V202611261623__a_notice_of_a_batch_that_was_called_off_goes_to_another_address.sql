-- Why: a notice that comes back after its batch was called off has a customer who is not told. It alone may go to another
-- address; nothing else of its batch is sent.
-- Locks: ACCESS EXCLUSIVE on delivery for a moment; the default is constant, so nothing is rewritten. The release before: does
-- not name the column, and calls such a notice off again; its contact task stays open.

ALTER TABLE delivery ADD COLUMN alone boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN delivery.alone IS 'It got another address after its batch was called off, and is sent all the same.';
