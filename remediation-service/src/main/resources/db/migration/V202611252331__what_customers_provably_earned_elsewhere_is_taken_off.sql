-- Why: what a customer earned with the firm on the cash that was missing in a deal is taken off, if two persons stand for it.
-- Locks: none that matter, the table is new. The release before: knows nothing of it, and takes nothing off.

CREATE TABLE alternative_return (
    id         uuid PRIMARY KEY,
    incident   text        NOT NULL REFERENCES incident (id),
    deal       text        NOT NULL COLLATE "C",
    investor   text        NOT NULL,
    currency   text        NOT NULL,
    amount     bigint      NOT NULL CHECK (amount > 0),
    evidence   text        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('CLAIMED', 'PROVEN', 'REFUSED')),
    claimed_by text        NOT NULL,
    claimed_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    reason     text        NOT NULL DEFAULT '',
    CONSTRAINT two_persons CHECK (decided_by <> claimed_by),
    CONSTRAINT decided_by_somebody CHECK ((state = 'CLAIMED') = (decided_by IS NULL))
);
CREATE UNIQUE INDEX one_alternative_of_a_finding ON alternative_return (incident, deal, investor) WHERE state <> 'REFUSED';
REVOKE DELETE, TRUNCATE ON alternative_return FROM ${service_role};
