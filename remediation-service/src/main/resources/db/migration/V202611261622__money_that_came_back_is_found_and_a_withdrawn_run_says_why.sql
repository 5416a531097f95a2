-- Why: money that came back and is neither ordered again nor in the unclaimed register is looked for again and again, so that
-- somebody is reminded of it; and whoever approves a run sees which file of the bank sent its payments back. Why a run was
-- withdrawn stands with the run now, no longer in the journal, which others read and which never forgets.
-- Locks: SHARE on payment, bank_answer and unclaimed while the indexes are built (they hold only what came back; a million
-- payments are gone through in seconds); ACCESS EXCLUSIVE on payment_run for the moment of adding a column, without
-- rewriting the table.
-- The release before: withdraws runs with an empty reason here, and writes it into the journal.

CREATE INDEX payment_that_came_back ON payment (plan, line)
    WHERE bank_state IN ('REJECTED', 'RETURNED') AND NOT withdrawn;
CREATE INDEX bank_answer_that_sent_back ON bank_answer (plan, line) WHERE state IN ('REJECTED', 'RETURNED');
CREATE INDEX unclaimed_by_line ON unclaimed (plan, line);

ALTER TABLE payment_run ADD COLUMN withdrawn_because text NOT NULL DEFAULT '';
COMMENT ON COLUMN payment_run.withdrawn_because IS 'People''s own words: never in the journal, never in a log.';
