-- Why: a table of rates changes money. It is kept in versions: imported by one person of finance, confirmed by another,
-- and only then used by plans, which are bound to its digest.
-- Locks: none that matter, all tables are new. The release before: reads its tables from its own files and knows nothing
-- of these.

CREATE TABLE rate_table_version (
    table_name        text        NOT NULL,
    version           integer     NOT NULL CHECK (version >= 1),
    confirmed_through date        NOT NULL,
    digest            text        NOT NULL,
    imported_by       text        NOT NULL,
    imported_at       timestamptz NOT NULL,
    PRIMARY KEY (table_name, version)
);
COMMENT ON TABLE rate_table_version IS 'Never changed; what is mended is the next version.';

CREATE TABLE rate_table_row (
    table_name     text    NOT NULL,
    version        integer NOT NULL,
    effective_from date    NOT NULL,
    effective_to   date    NOT NULL CHECK (effective_to >= effective_from),
    annual_percent numeric NOT NULL CHECK (annual_percent BETWEEN 0 AND 100),
    source         text    NOT NULL,
    PRIMARY KEY (table_name, version, effective_from),
    FOREIGN KEY (table_name, version) REFERENCES rate_table_version (table_name, version)
);

CREATE TABLE rate_table_confirmation (
    table_name   text        NOT NULL,
    version      integer     NOT NULL,
    confirmed_by text        NOT NULL,
    confirmed_at timestamptz NOT NULL,
    PRIMARY KEY (table_name, version),
    FOREIGN KEY (table_name, version) REFERENCES rate_table_version (table_name, version)
);

REVOKE UPDATE, DELETE, TRUNCATE ON rate_table_version, rate_table_row, rate_table_confirmation FROM ${service_role};
