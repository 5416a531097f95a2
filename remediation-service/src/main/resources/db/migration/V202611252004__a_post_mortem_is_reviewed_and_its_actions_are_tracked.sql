-- Why: a post-mortem is reviewed by somebody who wrote none of it and has editions; what was published is kept as it was;
-- its actions are rows with an owner, a due day and a test that shows them done.
-- Locks: post_mortem exclusively for an instant (columns with constant defaults); the other tables are new.
-- The release before publishes without a review, and knows nothing of the other tables.

ALTER TABLE post_mortem
    ADD COLUMN edition        integer NOT NULL DEFAULT 1,
    ADD COLUMN reviewed_by    text,
    ADD COLUMN reviewed_at    timestamptz,
    ADD COLUMN review_comment text,
    ADD COLUMN meeting_on     date,
    ADD CONSTRAINT not_reviewed_by_its_author CHECK (reviewed_by <> drafted_by);

CREATE TABLE post_mortem_editor (
    incident text NOT NULL REFERENCES post_mortem (incident),
    editor   text NOT NULL,
    PRIMARY KEY (incident, editor)
);

CREATE TABLE post_mortem_edition (
    incident     text        NOT NULL REFERENCES incident (id),
    edition      integer     NOT NULL,
    published_by text        NOT NULL,
    published_at timestamptz NOT NULL,
    digest       text        NOT NULL,
    markdown     text        NOT NULL,
    PRIMARY KEY (incident, edition)
);
COMMENT ON TABLE post_mortem_edition IS 'What was published, word by word. Append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON post_mortem_edition FROM ${service_role};

CREATE TABLE post_mortem_action (
    incident    text    NOT NULL REFERENCES incident (id),
    number      integer NOT NULL CHECK (number > 0),
    what        text    NOT NULL,
    owner       text    NOT NULL,
    due         date    NOT NULL,
    state       text    NOT NULL,
    test        text,
    done_by     text,
    verified_by text,
    PRIMARY KEY (incident, number),
    CONSTRAINT done_names_a_test CHECK (state = 'OPEN' OR test IS NOT NULL),
    CONSTRAINT two_persons_verify CHECK (verified_by <> done_by)
);
CREATE INDEX post_mortem_action_open ON post_mortem_action (due) WHERE state = 'OPEN';
