-- Why: a candidate is registered by somebody, with a description and its author; and the first refused certificate of a
-- version is kept, because an incident is opened from it, however long remediation-service cannot be reached.
-- Locks: algorithm_version exclusively for an instant (columns without default; a handful of rows).
-- The release before inserts versions without these columns, which stay empty, and never reads the new table.

ALTER TABLE algorithm_version
    ADD COLUMN description   text,
    ADD COLUMN author        text,
    ADD COLUMN registered_by text,
    ADD COLUMN registered_at timestamptz,
    ADD CHECK (num_nulls(description, author, registered_by, registered_at) IN (0, 4));

CREATE TABLE certificate_rejection (
    version     text COLLATE "C" PRIMARY KEY REFERENCES algorithm_version,
    deal_id     text COLLATE "C" NOT NULL,
    violations  text[]      NOT NULL CHECK (cardinality(violations) > 0),
    rejected_at timestamptz NOT NULL,
    incident    text
);
COMMENT ON TABLE certificate_rejection IS 'The first refused certificate of a version; incident is what remediation-service has called it.';
REVOKE DELETE, TRUNCATE ON certificate_rejection FROM ${service_role};
