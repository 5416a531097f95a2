-- Why: the case that everything else hangs on, and the switches that allocation-service confirmed for it.
-- Locks: none that matter, all tables are new. The release before: knows nothing of them.

CREATE TABLE incident (
    id                  text PRIMARY KEY,
    version             bigint      NOT NULL,
    title               text        NOT NULL,
    description         text        NOT NULL,
    discovered_on       date        NOT NULL,
    suspected_version   text        NOT NULL,
    declared_by         text        NOT NULL,
    declared_at         timestamptz NOT NULL,
    contained_at        timestamptz,
    containment_failure text        NOT NULL,
    closed_at           timestamptz
);

CREATE TABLE incident_reported_deal (
    incident text    NOT NULL REFERENCES incident (id),
    place    integer NOT NULL,
    deal     text    NOT NULL,
    PRIMARY KEY (incident, place)
);

CREATE TABLE incident_switch (
    incident   text    NOT NULL REFERENCES incident (id),
    place      integer NOT NULL,
    scope_kind text    NOT NULL,
    scope_name text    NOT NULL,
    engagement text    NOT NULL,
    PRIMARY KEY (incident, place)
);
