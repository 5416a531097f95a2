-- Teams are asked, reminded and told by mail. What is told to whom is kept here, in the transaction of its cause, so that
-- it is told once and never forgotten.
-- Locks: a new table only. The release before knows nothing of it and tells nobody by mail.
CREATE TABLE message (
    id         uuid        PRIMARY KEY,
    incident   text        NOT NULL REFERENCES incident (id),
    about      text        NOT NULL,
    template   text        NOT NULL,
    addressee  text        NOT NULL,
    fields     jsonb       NOT NULL,
    state      text        NOT NULL CHECK (state IN ('WAITING', 'TOLD', 'REFUSED')),
    reason     text        NOT NULL,
    ordered_at timestamptz NOT NULL,
    UNIQUE (incident, about, template, addressee)
);
COMMENT ON TABLE message IS 'A mail to one addressee about an incident; the id follows from what is told to whom.';
REVOKE DELETE, TRUNCATE ON message FROM ${service_role};
