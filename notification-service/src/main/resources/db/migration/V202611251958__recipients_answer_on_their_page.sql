-- Why: what recipients answer on their page is kept for ever, and carried to its plan once; where it stands on the way.
-- Locks: SHARE ROW EXCLUSIVE on notice for a moment, for the foreign key. The release before does not know the tables.

CREATE TABLE answer (
    id           uuid        PRIMARY KEY,
    number       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    notice       uuid        NOT NULL REFERENCES notice (id),
    plan         uuid        NOT NULL,
    line         text        NOT NULL,
    choice       text        NOT NULL CHECK (choice IN ('ACCEPT', 'DECLINE', 'KEEP', 'SELL', 'DISPUTE')),
    amount_minor bigint      CHECK (amount_minor > 0),
    currency     text,
    words        text        NOT NULL,
    given_at     timestamptz NOT NULL,
    answer_by    date,
    CHECK ((amount_minor IS NULL) = (currency IS NULL)),
    CHECK (amount_minor IS NULL OR choice = 'ACCEPT')
);
COMMENT ON TABLE answer IS 'What was answered, and when. Append-only: a change of mind is another answer.';
REVOKE UPDATE, DELETE, TRUNCATE ON answer FROM ${service_role};
CREATE INDEX answer_by_notice ON answer (notice, number);

CREATE TABLE answer_standing (
    answer     uuid PRIMARY KEY REFERENCES answer (id),
    forwarding text NOT NULL DEFAULT 'WAITING' CHECK (forwarding IN ('WAITING', 'ACKNOWLEDGED', 'REFUSED')),
    refusal    text NOT NULL DEFAULT '',
    receipt    text NOT NULL DEFAULT 'WAITING'
        CHECK (receipt IN ('WAITING', 'SENDING', 'SENT', 'UNCERTAIN', 'FAILED'))
);
