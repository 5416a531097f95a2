-- Why: people write new versions of templates, and others approve them before they are used.
-- Locks: none that matter, all tables are new. The release before does not know them and uses what it ships.

CREATE TABLE template_version (
    template    text        NOT NULL,
    version     integer     NOT NULL CHECK (version > 1),
    declaration text        NOT NULL,
    sources     text        NOT NULL,
    digest      text        NOT NULL,
    author      text        NOT NULL,
    written_at  timestamptz NOT NULL,
    PRIMARY KEY (template, version)
);
COMMENT ON TABLE template_version IS 'Append-only: a version is never changed.';
REVOKE UPDATE, DELETE, TRUNCATE ON template_version FROM ${service_role};

CREATE TABLE template_approval (
    template    text        NOT NULL,
    version     integer     NOT NULL,
    approved_by text        NOT NULL,
    approved_at timestamptz NOT NULL,
    PRIMARY KEY (template, version),
    FOREIGN KEY (template, version) REFERENCES template_version (template, version)
);
COMMENT ON TABLE template_approval IS 'By one person of customer success who is not the author.';
REVOKE UPDATE, DELETE, TRUNCATE ON template_approval FROM ${service_role};
