-- Why: what every service stands on: the journal, answers to idempotent requests, durable jobs.
-- Locks: none that matter, all tables are new. The release before: there is none.

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${service_role};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${service_role};
GRANT USAGE ON SCHEMA public TO ${service_role};

CREATE TABLE journal_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened_at timestamptz NOT NULL,
    event       text        NOT NULL,
    about_kind  text        NOT NULL,
    about_id    text        NOT NULL,
    subject     text        NOT NULL,
    reason      text        NOT NULL,
    facts       jsonb       NOT NULL
);
COMMENT ON TABLE journal_entry IS 'Every change of state, written in the transaction of the change. Append-only.';

CREATE TABLE journal_link (
    position      bigint PRIMARY KEY,
    entry_id      bigint NOT NULL UNIQUE REFERENCES journal_entry (id),
    previous_hash text   NOT NULL,
    hash          text   NOT NULL
);
COMMENT ON TABLE journal_link IS 'The chain over committed journal entries, in the order in which they were chained. Append-only.';

CREATE FUNCTION refuse_rewriting_the_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_journal();
CREATE TRIGGER journal_link_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_link
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_journal();
REVOKE UPDATE, DELETE, TRUNCATE ON journal_entry, journal_link FROM ${service_role};

CREATE TABLE idempotent_answer (
    subject        text        NOT NULL,
    operation      text        NOT NULL,
    key            text        NOT NULL,
    request_digest text        NOT NULL,
    status         integer     NOT NULL,
    body           text        NOT NULL,
    answered_at    timestamptz NOT NULL,
    PRIMARY KEY (subject, operation, key)
);

CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
