-- Why: a name, an e-mail address, a locale or a country of the firm's export is wrong. One person says what is right, with
-- evidence, another confirms it; what stood before is kept beside it.
-- Locks: none that matter, the table is new. The release before: knows nothing of it, and reads investors as corrected.

CREATE TABLE investor_correction (
    id                uuid PRIMARY KEY,
    investor          text        NOT NULL REFERENCES investor (id),
    legal_name_before text        NOT NULL,
    email_before      text        NOT NULL,
    locale_before     text        NOT NULL,
    country_before    text        NOT NULL,
    legal_name        text        NOT NULL,
    email             text        NOT NULL,
    locale            text        NOT NULL,
    country           text        NOT NULL,
    evidence          text        NOT NULL,
    state             text        NOT NULL CHECK (state IN ('REQUESTED', 'CONFIRMED', 'REFUSED')),
    requested_by      text        NOT NULL,
    requested_at      timestamptz NOT NULL,
    decided_by        text,
    decided_at        timestamptz,
    reason            text        NOT NULL DEFAULT '',
    CONSTRAINT two_persons CHECK (decided_by <> requested_by),
    CONSTRAINT decided_by_somebody CHECK ((state = 'REQUESTED') = (decided_by IS NULL))
);
CREATE INDEX investor_correction_by_investor ON investor_correction (investor);
CREATE UNIQUE INDEX one_open_correction_of_an_investor ON investor_correction (investor) WHERE state = 'REQUESTED';
COMMENT ON TABLE investor_correction IS 'Personal data: never in the journal, never in a log.';
REVOKE UPDATE, DELETE, TRUNCATE ON investor_correction FROM ${service_role};
GRANT UPDATE (state, decided_by, decided_at, reason) ON investor_correction TO ${service_role};
