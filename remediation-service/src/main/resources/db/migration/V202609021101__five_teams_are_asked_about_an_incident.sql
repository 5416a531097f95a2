-- Why: what each team is asked about an incident, and what it answers.
-- Locks: none that matter, all tables are new. The release before: knows nothing of them.

CREATE TABLE inquiry (
    id             text PRIMARY KEY,
    version        bigint NOT NULL,
    incident       text   NOT NULL REFERENCES incident (id),
    team           text   NOT NULL,
    state          text   NOT NULL,
    due            date   NOT NULL,
    settled_at     timestamptz,
    waived_because text   NOT NULL,
    UNIQUE (incident, team)
);

CREATE TABLE inquiry_answer (
    inquiry  text NOT NULL REFERENCES inquiry (id),
    question text NOT NULL,
    answer   text NOT NULL,
    PRIMARY KEY (inquiry, question)
);
