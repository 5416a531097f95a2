-- Why: mail that comes back, or is never taken, leaves a customer untold. Each such notice has a task, with a log of what
-- people tried, until the customer is reached or given to the unclaimed register; and reports of mail servers are kept.
-- Locks: ACCESS EXCLUSIVE on delivery for a moment, for a column without a default. The release before: does not name the
-- new column or tables.

CREATE TABLE delivery_report (
    digest      text        PRIMARY KEY,
    notice      uuid        NOT NULL REFERENCES notice (id),
    outcome     text        NOT NULL CHECK (outcome IN ('FAILED', 'DELIVERED')),
    status      text        NOT NULL,
    taken_by    text        NOT NULL,
    taken_at    timestamptz NOT NULL,
    applied_at  timestamptz
);
COMMENT ON TABLE delivery_report IS 'What mail servers said later (RFC 3464): codes only, no addresses.';
COMMENT ON COLUMN delivery_report.applied_at IS 'Empty while the notice is still being sent: the report was quicker than we are.';
CREATE INDEX delivery_report_that_waits ON delivery_report (taken_at) WHERE applied_at IS NULL;

CREATE TABLE contact_task (
    notice         uuid        PRIMARY KEY REFERENCES notice (id),
    number         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    batch          uuid        NOT NULL REFERENCES batch (id),
    plan           uuid        NOT NULL,
    line           text        NOT NULL,
    investor       text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('OPEN', 'REACHED', 'UNCLAIMED')),
    opened_at      timestamptz NOT NULL,
    closed_by      text,
    closed_at      timestamptz,
    CHECK ((state = 'OPEN') = (closed_by IS NULL))
);

CREATE TABLE contact_attempt (
    id           uuid        PRIMARY KEY,
    number       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    task         uuid        NOT NULL REFERENCES contact_task (notice),
    kind         text        NOT NULL CHECK (kind IN ('MAIL', 'OTHER_ADDRESS', 'LETTER', 'TRACING')),
    note         text        NOT NULL,
    evidence     text        NOT NULL,
    email        text,
    recorded_by  text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    confirmed_by text,
    confirmed_at timestamptz,
    CHECK ((kind = 'OTHER_ADDRESS') = (email IS NOT NULL)),
    CHECK (confirmed_by IS NULL OR confirmed_by <> recorded_by)
);
CREATE INDEX contact_attempt_by_task ON contact_attempt (task, number);
REVOKE DELETE, TRUNCATE ON contact_task, contact_attempt, delivery_report FROM ${service_role};

ALTER TABLE delivery ADD COLUMN readdressed_by uuid REFERENCES contact_attempt (id);
COMMENT ON COLUMN delivery.readdressed_by IS 'The other address, recorded by one person and confirmed by another, that it goes to.';
