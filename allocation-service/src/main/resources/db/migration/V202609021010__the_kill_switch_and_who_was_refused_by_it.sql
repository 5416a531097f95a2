-- Why: the kill switch with who engaged and released it, and the attempts it refused.
-- Locks: none that matter, all tables are new. The release before: there is none.

CREATE TABLE kill_switch_engagement (
    engagement_id        uuid PRIMARY KEY,
    scope_kind           text        NOT NULL CHECK (scope_kind IN ('ALL', 'VERSION', 'DEAL')),
    scope_name           text COLLATE "C",
    incident             text        NOT NULL,
    reason               text        NOT NULL,
    engaged_by           text        NOT NULL,
    on_behalf_of         text,
    since                timestamptz NOT NULL,
    state                text        NOT NULL CHECK (state IN ('ENGAGED', 'RELEASE_REQUESTED', 'RELEASED')),
    release_requested_by text,
    released_by          text,
    CHECK ((scope_kind = 'ALL') = (scope_name IS NULL)),
    CHECK (state = 'ENGAGED' OR release_requested_by IS NOT NULL),
    CHECK (state <> 'RELEASED' OR (released_by IS NOT NULL AND released_by <> release_requested_by))
);
CREATE UNIQUE INDEX one_engagement_per_scope_and_incident
    ON kill_switch_engagement (scope_kind, coalesce(scope_name, ''), incident) WHERE state <> 'RELEASED';
REVOKE DELETE, TRUNCATE ON kill_switch_engagement FROM ${service_role};

CREATE TABLE kill_switch_refusal (
    refusal_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    refused_at timestamptz NOT NULL,
    deal_id    text COLLATE "C" NOT NULL,
    subject    text        NOT NULL,
    scope_kind text        NOT NULL,
    scope_name text,
    incident   text        NOT NULL
);
REVOKE UPDATE, DELETE, TRUNCATE ON kill_switch_refusal FROM ${service_role};
