-- Why: a line whose payment came back was paid again only to another account, or for reasons that pass by themselves. Nothing is
-- wrong with an account if the bank rejects a whole file, so an answer says now whether it was given to one; and two persons may
-- say of single attempts that the account is right. What they say is added and never changed.
-- Locks: ACCESS EXCLUSIVE on bank_answer for the moment of adding a column, without rewriting the table; the other tables are new.
-- The release before: takes every answer as one about its account, and does not know of reattempts; both wait for a person there.

ALTER TABLE bank_answer ADD COLUMN with_its_file boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN bank_answer.with_its_file IS
    'Said of the whole file or instruction. Not known of answers that were taken before this column: they say false.';

CREATE TABLE reattempt (
    id          uuid PRIMARY KEY,
    plan        uuid        NOT NULL REFERENCES plan (id),
    evidence    text        NOT NULL CHECK (evidence <> ''),
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL,
    UNIQUE (id, proposed_by)
);
CREATE INDEX reattempt_by_plan ON reattempt (plan);
COMMENT ON COLUMN reattempt.evidence IS 'People''s own words: never in the journal, never in a log.';

CREATE TABLE reattempt_line (
    reattempt     uuid NOT NULL REFERENCES reattempt (id),
    line          text NOT NULL,
    end_to_end_id text NOT NULL,
    PRIMARY KEY (reattempt, line)
);
CREATE INDEX reattempt_line_by_reference ON reattempt_line (end_to_end_id);

CREATE TABLE reattempt_confirmation (
    reattempt    uuid PRIMARY KEY,
    proposed_by  text        NOT NULL,
    confirmed_by text        NOT NULL,
    confirmed_at timestamptz NOT NULL,
    FOREIGN KEY (reattempt, proposed_by) REFERENCES reattempt (id, proposed_by),
    CONSTRAINT reattempted_by_two_persons CHECK (confirmed_by <> proposed_by)
);
REVOKE UPDATE, DELETE, TRUNCATE ON reattempt, reattempt_line, reattempt_confirmation FROM ${service_role};
