-- Why: the timeline of an incident runs through three services; what was pulled from the other two is kept as it came,
-- and what was seen of the fix with it.
-- Locks: none that matter, all tables are new. The release before: knows nothing of them.

CREATE TABLE pulled_event (
    service       text        NOT NULL,
    position      bigint      NOT NULL,
    at            timestamptz NOT NULL,
    event         text        NOT NULL,
    about_kind    text        NOT NULL,
    about_id      text        NOT NULL,
    subject       text        NOT NULL,
    reason        text        NOT NULL,
    facts         jsonb       NOT NULL,
    previous_hash text        NOT NULL,
    hash          text        NOT NULL,
    PRIMARY KEY (service, position)
);
CREATE INDEX pulled_event_by_time ON pulled_event (at);
REVOKE UPDATE, DELETE, TRUNCATE ON pulled_event FROM ${service_role};

CREATE TABLE fix_milestone (
    incident text        NOT NULL REFERENCES incident (id),
    gate     text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (incident, gate)
);
REVOKE UPDATE, DELETE, TRUNCATE ON fix_milestone FROM ${service_role};
