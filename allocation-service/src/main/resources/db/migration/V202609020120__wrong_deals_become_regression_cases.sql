-- Why: a wrong deal is frozen with its right answer, and every version must give that answer before it is used.
-- Locks: none that matter, the table is new. The release before: there is none.

CREATE TABLE regression_case (
    position  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id   uuid        NOT NULL UNIQUE,
    deal_id   text COLLATE "C" NOT NULL,
    audit_id  uuid        NOT NULL REFERENCES audit,
    content   text        NOT NULL,
    digest    text        NOT NULL UNIQUE,
    frozen_at timestamptz NOT NULL
);
COMMENT ON TABLE regression_case IS 'Book and right answer of a deal that was wrong once. Append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON regression_case FROM ${service_role};
