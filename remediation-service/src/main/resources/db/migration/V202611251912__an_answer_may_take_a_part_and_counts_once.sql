-- Why: a customer may accept a part of what is offered, contest a line, and answer on a page whose message reaches us
-- late, twice or out of order. `at` stays the moment at which it was said; `taken_at` is when it reached us.
-- Locks: ACCESS EXCLUSIVE on plan_answer and plan_decision for the moment of adding columns without rewriting the tables.
-- The release before: leaves the new columns empty, which means all of the offer, no words, no id.

ALTER TABLE plan_answer
    ADD COLUMN amount    bigint CHECK (amount > 0),
    ADD COLUMN words     text NOT NULL DEFAULT '',
    ADD COLUMN answer_id text,
    ADD COLUMN taken_at  timestamptz;
CREATE UNIQUE INDEX plan_answer_counts_once ON plan_answer (plan, answer_id) WHERE answer_id IS NOT NULL;
COMMENT ON COLUMN plan_answer.words IS 'Personal data: never in the journal, never in a log.';

ALTER TABLE plan_decision ADD COLUMN amount bigint CHECK (amount > 0);
