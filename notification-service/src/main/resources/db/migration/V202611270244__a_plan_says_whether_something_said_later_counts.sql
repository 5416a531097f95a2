-- Why: an answer that reaches its plan late may be overtaken by what its customer has said since, by telephone, say. The plan says
-- so when it takes it, and the receipt then asks for no money.
-- Locks: ACCESS EXCLUSIVE on answer_standing for a moment, no row is rewritten. The release before does not know the column, and
-- leaves it false as it always wrote receipts.

ALTER TABLE answer_standing ADD COLUMN told_otherwise boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN answer_standing.told_otherwise IS
    'When its plan took it, something that was said later counted already.';
