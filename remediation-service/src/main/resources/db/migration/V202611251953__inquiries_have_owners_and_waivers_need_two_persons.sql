-- Why: an inquiry keeps the version of the question lists that it was made with, has an owner, and is waived by two
-- persons; a calendar says by when others must hear; people are reminded of each thing once.
-- Locks: inquiry exclusively for an instant (columns with constant defaults); the other tables are new.
-- The release before makes inquiries of version 1 and waives them alone; it never reads the other columns.

ALTER TABLE inquiry
    ADD COLUMN questions           integer NOT NULL DEFAULT 1,
    ADD COLUMN owner               text,
    ADD COLUMN waiver_requested_by text,
    ADD COLUMN waiver_approved_by  text,
    ADD CONSTRAINT two_persons_waive CHECK (waiver_approved_by <> waiver_requested_by);

CREATE TABLE deadline (
    id          uuid PRIMARY KEY,
    incident    text NOT NULL REFERENCES incident (id),
    kind        text NOT NULL,
    audience    text NOT NULL,
    title       text NOT NULL,
    remind_from date NOT NULL,
    due         date NOT NULL CHECK (due >= remind_from),
    kept_by     text,
    kept_at     timestamptz,
    evidence    text,
    UNIQUE (incident, kind, title, due)
);

CREATE TABLE reminder (
    incident  text        NOT NULL REFERENCES incident (id),
    about     text        NOT NULL,
    urgency   text        NOT NULL,
    due       date        NOT NULL,
    addressee text        NOT NULL,
    words     text        NOT NULL,
    given_at  timestamptz NOT NULL,
    PRIMARY KEY (incident, about, urgency, due)
);
COMMENT ON TABLE reminder IS 'Each thing once: a due day that is moved is reminded of anew.';
REVOKE UPDATE, DELETE, TRUNCATE ON reminder FROM ${service_role};
