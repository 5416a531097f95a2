-- Why: a line whose units can never move any more (the window closed) is granted in a supplement what a closed window gives, or
-- two persons say with a reason that nothing is owed; the gate "deals rebooked" waits for one of the two.
-- Locks: none that matter, the table is new.
-- The release before: knows no denials; it lets the gate open once the money of an accepted top-up is dealt with.

CREATE TABLE left_behind_denial (
    plan         uuid        NOT NULL REFERENCES settlement (plan),
    line         text        NOT NULL,
    reason       text        NOT NULL,
    proposed_by  text        NOT NULL,
    proposed_at  timestamptz NOT NULL,
    confirmed_by text,
    confirmed_at timestamptz,
    PRIMARY KEY (plan, line),
    CONSTRAINT denied_by_two_persons CHECK (confirmed_by <> proposed_by),
    CONSTRAINT who_and_when CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
COMMENT ON COLUMN left_behind_denial.reason IS 'Personal data: never in the journal, never in a log.';
REVOKE DELETE, TRUNCATE ON left_behind_denial FROM ${service_role};
