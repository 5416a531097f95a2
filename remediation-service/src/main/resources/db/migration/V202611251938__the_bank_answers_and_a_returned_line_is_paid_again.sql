-- Why: the bank says of each payment whether it accepts, pays, rejects or returns it. At most one attempt of a line is
-- ever unreturned, which the index now says; every answer is kept with the file that it came in.
-- Locks: ACCESS EXCLUSIVE on payment and payment_file while the columns are added (no rewrite) and the index is built
-- anew, which for a million payments is seconds. The release before: writes payments as ORDERED and has no second attempt.

ALTER TABLE payment ADD COLUMN bank_state text NOT NULL DEFAULT 'ORDERED'
    CHECK (bank_state IN ('ORDERED', 'ACCEPTED', 'SETTLED', 'REJECTED', 'RETURNED'));
DROP INDEX a_line_is_in_one_run;
CREATE UNIQUE INDEX one_attempt_of_a_line_is_unreturned ON payment (plan, line)
    WHERE NOT withdrawn AND bank_state NOT IN ('REJECTED', 'RETURNED');
COMMENT ON COLUMN payment.planned_principal IS 'What was owed before this attempt: by the plan, or by the attempt before.';

ALTER TABLE payment_file ADD COLUMN message_id text NOT NULL DEFAULT '';

CREATE TABLE bank_file (
    name     text PRIMARY KEY,
    format   text        NOT NULL,
    sha256   text        NOT NULL UNIQUE,
    taken_by text        NOT NULL,
    taken_at timestamptz NOT NULL
);

CREATE TABLE bank_answer (
    file          text    NOT NULL REFERENCES bank_file (name),
    place         integer NOT NULL,
    plan          uuid    NOT NULL,
    line          text    NOT NULL,
    end_to_end_id text    NOT NULL,
    state         text    NOT NULL,
    code          text    NOT NULL,
    words         text    NOT NULL,
    PRIMARY KEY (file, place)
);
CREATE INDEX bank_answer_by_plan ON bank_answer (plan);
CREATE INDEX payment_by_reference ON payment (end_to_end_id);
REVOKE UPDATE, DELETE, TRUNCATE ON bank_file, bank_answer FROM ${service_role};
