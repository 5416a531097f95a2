-- Why: a refused certificate opens an incident that no person has declared: it has a reference that leads to its switch,
-- its violations, and no lead until somebody takes it.
-- Locks: incident exclusively for an instant (columns without default; its rows are few).
-- The release before declares incidents without a lead, which somebody then takes, and never reads the other columns.

ALTER TABLE incident
    ADD COLUMN lead      text,
    ADD COLUMN reference text UNIQUE;
UPDATE incident SET lead = declared_by;

CREATE TABLE incident_violation (
    incident  text    NOT NULL REFERENCES incident (id),
    place     integer NOT NULL,
    violation text    NOT NULL,
    PRIMARY KEY (incident, place)
);
