-- Why: how bad an incident is and whose law it concerns, who has which role in it, what each workstream does next, who may
-- see it, and when it was opened again; times are measured from the journal, which is searched by incident.
-- Locks: incident exclusively for an instant (columns with constant defaults); journal_entry against writes for as long as
-- its indexes take to build, which is seconds at most; pulled_event too.
-- The release before inserts incidents that are not rated and not restricted, and reads the lead where it always was: it
-- is kept there too.

ALTER TABLE incident
    ADD COLUMN severity    text    NOT NULL DEFAULT 'NOT_RATED',
    ADD COLUMN restricted  boolean NOT NULL DEFAULT false,
    ADD COLUMN reopened_at timestamptz;
UPDATE incident SET severity = 'HIGHEST' WHERE reference IS NOT NULL;

CREATE TABLE incident_jurisdiction (
    incident     text NOT NULL REFERENCES incident (id),
    jurisdiction text NOT NULL,
    PRIMARY KEY (incident, jurisdiction)
);

CREATE TABLE incident_holder (
    incident   text NOT NULL REFERENCES incident (id),
    role       text NOT NULL,
    person     text NOT NULL,
    offered_to text,
    note       text,
    PRIMARY KEY (incident, role)
);
INSERT INTO incident_holder (incident, role, person) SELECT id, 'LEAD', lead FROM incident WHERE lead IS NOT NULL;

CREATE TABLE incident_standing (
    incident    text NOT NULL REFERENCES incident (id),
    workstream  text NOT NULL,
    person      text,
    next_action text NOT NULL,
    next_on     date,
    PRIMARY KEY (incident, workstream)
);

CREATE TABLE incident_reader (
    incident text NOT NULL REFERENCES incident (id),
    reader   text NOT NULL,
    PRIMARY KEY (incident, reader)
);

CREATE TABLE incident_log (
    incident      text        NOT NULL REFERENCES incident (id),
    number        integer     NOT NULL CHECK (number > 0),
    kind          text        NOT NULL,
    said          text        NOT NULL,
    reason        text        NOT NULL,
    in_favour_of  text,
    written_by    text        NOT NULL,
    written_at    timestamptz NOT NULL,
    supersedes    integer CHECK (supersedes < number),
    PRIMARY KEY (incident, number),
    UNIQUE (incident, supersedes),
    FOREIGN KEY (incident, supersedes) REFERENCES incident_log (incident, number),
    CONSTRAINT an_assumption_favours_the_customer CHECK ((kind = 'ASSUMPTION') = (in_favour_of IS NOT NULL))
);
COMMENT ON TABLE incident_log IS 'Hypotheses, decisions, assumptions. Append-only: a later entry supersedes an earlier one.';
REVOKE UPDATE, DELETE, TRUNCATE ON incident_log FROM ${service_role};

CREATE INDEX journal_entry_by_incident ON journal_entry (about_id, event) WHERE about_kind = 'incident';
CREATE INDEX journal_entry_by_named_incident ON journal_entry ((facts ->> 'incident'), event);

CREATE INDEX pulled_event_by_named_incident ON pulled_event ((facts ->> 'incident'));
CREATE INDEX pulled_event_of_rejections ON pulled_event (at) WHERE event = 'certificate-rejected';
