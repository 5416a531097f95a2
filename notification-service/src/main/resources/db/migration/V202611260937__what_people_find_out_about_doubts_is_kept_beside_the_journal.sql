-- Why: what a person found out about a doubt is free text and may name somebody. The journal has its digest; it lies here.
-- Locks: none that matter, the table is new. The release before: writes the text into the journal and nothing here.

CREATE TABLE notice_settlement (
    id         uuid        PRIMARY KEY,
    number     bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    notice     uuid        NOT NULL REFERENCES notice (id),
    finding    text        NOT NULL CHECK (finding IN ('SENT', 'NOT_SENT')),
    reason     text        NOT NULL,
    evidence   text        NOT NULL,
    settled_by text        NOT NULL,
    settled_at timestamptz NOT NULL
);
CREATE INDEX notice_settlement_by_notice ON notice_settlement (notice, number);
REVOKE UPDATE, DELETE, TRUNCATE ON notice_settlement FROM ${service_role};
