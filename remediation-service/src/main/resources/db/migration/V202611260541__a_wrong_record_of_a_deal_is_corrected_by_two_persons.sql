-- Why: a row of a firm's export may be wrong. It is never changed; two persons put something in its place, or take it away,
-- and everything that is worked out afterwards takes what stands.
-- Locks: none that matter, the table is new; taking rights away from the service's role locks no row.
-- The release before: knows nothing of corrections and works with the rows as they were imported; it is not to be run beside
-- this one for longer than the roll-out takes. It only ever adds rows to distribution and valuation, and still may.

CREATE TABLE record_correction (
    id           uuid PRIMARY KEY,
    number       bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    record       text        NOT NULL CHECK (record IN ('DISTRIBUTION', 'VALUATION')),
    deal         text        NOT NULL,
    day          date        NOT NULL,
    kind         text        NOT NULL,
    before       jsonb,
    after        jsonb,
    reason       text        NOT NULL CHECK (reason <> ''),
    state        text        NOT NULL CHECK (state IN ('PROPOSED', 'CONFIRMED', 'REFUSED')),
    proposed_by  text        NOT NULL,
    proposed_at  timestamptz NOT NULL,
    decided_by   text,
    decided_at   timestamptz,
    refusal      text        NOT NULL DEFAULT '',
    confirmed_as bigint UNIQUE,
    CONSTRAINT two_persons CHECK (decided_by <> proposed_by),
    CONSTRAINT decided_by_somebody CHECK ((state = 'PROPOSED') = (decided_by IS NULL)),
    CONSTRAINT confirmed_in_an_order CHECK ((state = 'CONFIRMED') = (confirmed_as IS NOT NULL)),
    CONSTRAINT something_changes CHECK (before IS DISTINCT FROM after)
);
COMMENT ON COLUMN record_correction.day IS 'With deal, record and kind the key of what is corrected; kind is empty for a valuation.';
COMMENT ON COLUMN record_correction.before IS 'Null if the record stood no more and is brought back; after: null if it is taken away.';
COMMENT ON COLUMN record_correction.confirmed_as IS 'The order in which confirmed corrections take effect.';
CREATE INDEX record_correction_by_deal ON record_correction (deal);
CREATE UNIQUE INDEX one_open_correction_of_a_record ON record_correction (record, deal, day, kind) WHERE state = 'PROPOSED';

REVOKE UPDATE, DELETE, TRUNCATE ON record_correction FROM ${service_role};
GRANT UPDATE (state, decided_by, decided_at, refusal, confirmed_as) ON record_correction TO ${service_role};
REVOKE UPDATE, DELETE, TRUNCATE ON distribution, valuation FROM ${service_role};
