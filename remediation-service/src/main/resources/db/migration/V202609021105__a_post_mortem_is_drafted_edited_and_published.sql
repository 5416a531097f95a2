-- Why: the closing document of an incident, section by section.
-- Locks: none that matter, all tables are new. The release before: knows nothing of them.

CREATE TABLE post_mortem (
    incident     text PRIMARY KEY REFERENCES incident (id),
    version      bigint      NOT NULL,
    drafted_by   text        NOT NULL,
    drafted_at   timestamptz NOT NULL,
    published_by text,
    published_at timestamptz,
    CONSTRAINT two_persons CHECK (published_by <> drafted_by)
);

CREATE TABLE post_mortem_section (
    incident text    NOT NULL REFERENCES post_mortem (incident),
    section  text    NOT NULL,
    markdown text    NOT NULL,
    edited   boolean NOT NULL,
    PRIMARY KEY (incident, section)
);
