-- Why: an event of another service that this one cannot make sense of must not keep back those that follow. It is put
-- aside by name and waits for a person; the event itself stands whole in pulled_event, where nothing is changed.
-- Locks: none that matter, the table is new.
-- The release before: knows nothing of it, and stops at such an event as it always did.

CREATE TABLE event_put_aside (
    service      text        NOT NULL,
    position     bigint      NOT NULL,
    why          text        NOT NULL,
    put_aside_at timestamptz NOT NULL,
    taken_up_by  text,
    taken_up_at  timestamptz,
    PRIMARY KEY (service, position),
    FOREIGN KEY (service, position) REFERENCES pulled_event (service, position),
    CONSTRAINT whoever_took_it_up_did_so_at_a_time CHECK ((taken_up_by IS NULL) = (taken_up_at IS NULL))
);
CREATE INDEX event_put_aside_waiting ON event_put_aside (service, position) WHERE taken_up_at IS NULL;
REVOKE DELETE, TRUNCATE ON event_put_aside FROM ${service_role};
