-- Why: an engineer asks of an audit which version made the wrong deals, since when, and what sets its fault off.
-- Locks: none that matter, the table is new. The release before: does not know it.

CREATE TABLE bisection (
    bisection_id uuid PRIMARY KEY,
    audit_id     uuid        NOT NULL REFERENCES audit,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    finished_at  timestamptz,
    report       text,
    CHECK ((report IS NULL) = (finished_at IS NULL))
);
REVOKE DELETE, TRUNCATE ON bisection FROM ${service_role};

CREATE FUNCTION a_report_is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'bisection % is done', OLD.bisection_id;
END $$;
CREATE TRIGGER a_report_is_written_once BEFORE UPDATE ON bisection
    FOR EACH ROW WHEN (OLD.report IS NOT NULL) EXECUTE FUNCTION a_report_is_written_once();
