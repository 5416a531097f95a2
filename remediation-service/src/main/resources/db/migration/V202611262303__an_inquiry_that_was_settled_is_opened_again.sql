-- Why: a team corrects what it has handed in, or answers after it was done without; what was handed in before stays as it was.
-- Locks: inquiry exclusively for an instant (columns that may be null); the other table is new.
-- The release before: never opens one again, notes nobody who hands answers in, and reads neither column.

ALTER TABLE inquiry
    ADD COLUMN handed_in_by text,
    ADD COLUMN reopened_at  timestamptz;

CREATE TABLE inquiry_superseded (
    inquiry             text        NOT NULL REFERENCES inquiry (id),
    number              integer     NOT NULL CHECK (number > 0),
    incident            text        NOT NULL REFERENCES incident (id),
    team                text        NOT NULL,
    questions           integer     NOT NULL,
    state               text        NOT NULL CHECK (state IN ('ANSWERED', 'WAIVED')),
    due                 date        NOT NULL,
    owner               text,
    answers             jsonb       NOT NULL,
    handed_in_by        text,
    settled_at          timestamptz NOT NULL,
    waived_because      text,
    waiver_requested_by text,
    waiver_approved_by  text,
    reopened_by         text        NOT NULL,
    reopened_at         timestamptz NOT NULL,
    reason              text        NOT NULL,
    PRIMARY KEY (inquiry, number)
);
CREATE INDEX inquiry_superseded_incident ON inquiry_superseded (incident);
COMMENT ON TABLE inquiry_superseded IS 'What was handed in, or done without, before an inquiry was opened again. Append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON inquiry_superseded FROM ${service_role};
