-- Why: a candidate is worked out beside the active version on live deals; what it would have given is kept and compared.
-- Locks: none that matter, all tables are new. The release before never reads them; what it publishes is not compared.

CREATE TABLE shadow_run (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shadow_id   uuid        NOT NULL UNIQUE,
    version     text COLLATE "C" NOT NULL REFERENCES algorithm_version,
    reason      text        NOT NULL,
    started_by  text        NOT NULL,
    started_at  timestamptz NOT NULL,
    stop_reason text,
    stopped_by  text,
    stopped_at  timestamptz,
    CHECK (num_nulls(stop_reason, stopped_by, stopped_at) IN (0, 3))
);
CREATE UNIQUE INDEX a_version_is_in_shadow_once ON shadow_run (version) WHERE stopped_at IS NULL;
REVOKE DELETE, TRUNCATE ON shadow_run FROM ${service_role};

CREATE TABLE shadow_comparison (
    position        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    allocation_id   uuid        NOT NULL REFERENCES allocation,
    version         text COLLATE "C" NOT NULL REFERENCES algorithm_version,
    deal_id         text COLLATE "C" NOT NULL,
    currency        text        NOT NULL,
    outcome         text        NOT NULL CHECK (outcome IN ('EQUAL', 'DIFFERENT', 'REFUSED')),
    violations      text[]      NOT NULL,
    differing_lines integer     NOT NULL CHECK (differing_lines >= 0),
    compared_at     timestamptz NOT NULL,
    UNIQUE (allocation_id, version),
    CHECK ((outcome = 'REFUSED') = (cardinality(violations) > 0)),
    CHECK (outcome <> 'EQUAL' OR differing_lines = 0),
    CHECK (outcome <> 'DIFFERENT' OR differing_lines > 0)
);
CREATE INDEX shadow_comparison_of_version ON shadow_comparison (version, position);
COMMENT ON TABLE shadow_comparison IS 'One published allocation, as a candidate would have made it. Append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON shadow_comparison FROM ${service_role};

CREATE TABLE shadow_difference (
    version     text COLLATE "C" NOT NULL,
    position    bigint NOT NULL REFERENCES shadow_comparison,
    investor_id text COLLATE "C" NOT NULL,
    given_minor bigint NOT NULL CHECK (given_minor >= 0),
    would_be_given_minor bigint NOT NULL CHECK (would_be_given_minor <> given_minor),
    PRIMARY KEY (version, position, investor_id)
);
REVOKE UPDATE, DELETE, TRUNCATE ON shadow_difference FROM ${service_role};
