-- Why: a reason is free text and may name somebody. The journal has its digest; the words lie here.
-- Locks: ACCESS EXCLUSIVE on contact_task for a moment, for a column without a default; the table is new. The release before:
-- writes the words into the journal and nothing here.

CREATE TABLE batch_reason (
    id       uuid        PRIMARY KEY,
    number   bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    batch    uuid        NOT NULL REFERENCES batch (id),
    event    text        NOT NULL,
    reason   text        NOT NULL,
    said_by  text        NOT NULL,
    said_at  timestamptz NOT NULL
);
COMMENT ON TABLE batch_reason IS 'Why people paused, resumed, retried or called off a batch. Append-only.';
CREATE INDEX batch_reason_by_batch ON batch_reason (batch, number);
REVOKE UPDATE, DELETE, TRUNCATE ON batch_reason FROM ${service_role};

ALTER TABLE contact_task ADD COLUMN closed_because text;
COMMENT ON COLUMN contact_task.closed_because IS 'In the words of the person who closed it; null while it is open, and of those closed before.';
