-- Why: a batch may begin later, go out at a pace, and be paused; and what is wrong with a refused upload can be fetched.
-- Locks: ACCESS EXCLUSIVE on batch for a moment; it is a small table, and no column has a default that is worked out. The
-- release before: does not know PAUSED. Pause nothing until all replicas are of this release.

ALTER TABLE batch
    ADD COLUMN send_from  timestamptz,
    ADD COLUMN per_minute integer CHECK (per_minute > 0),
    ADD COLUMN next_at    timestamptz NOT NULL DEFAULT '-infinity',
    DROP CONSTRAINT batch_state_check,
    ADD CONSTRAINT batch_state_check
        CHECK (state IN ('AWAITING_APPROVAL', 'APPROVED', 'SENDING', 'PAUSED', 'STOPPED', 'DONE', 'CANCELLED'));
COMMENT ON COLUMN batch.send_from IS 'Nothing is sent before.';
COMMENT ON COLUMN batch.next_at IS 'With a pace: when the next notices may be taken.';

CREATE TABLE refused_batch (
    id         uuid        PRIMARY KEY,
    plan       uuid        NOT NULL,
    sent_by    text        NOT NULL,
    refused_at timestamptz NOT NULL,
    errors     bigint      NOT NULL CHECK (errors > 0),
    error_file bytea       NOT NULL
);
COMMENT ON COLUMN refused_batch.error_file IS 'Every error by row and field, as gzipped CSV; no values of the rows.';
CREATE INDEX notice_by_amount ON notice (batch, currency, amount_minor);
