-- Why: what customers chose, what was decided in the end, and what the firm stays liable for.
-- Locks: none that matter, all tables are new. The release before: knows nothing of them.

CREATE TABLE plan_answer (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan    uuid        NOT NULL,
    line    text        NOT NULL,
    answer  text        NOT NULL,
    subject text        NOT NULL,
    at      timestamptz NOT NULL,
    FOREIGN KEY (plan, line) REFERENCES plan_line (plan, line)
);
CREATE INDEX plan_answer_by_line ON plan_answer (plan, line, id);
COMMENT ON TABLE plan_answer IS 'Every answer ever given; the last of a line counts.';

CREATE TABLE plan_decision (
    plan   uuid        NOT NULL,
    line   text        NOT NULL,
    answer text        NOT NULL,
    by     text        NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (plan, line),
    FOREIGN KEY (plan, line) REFERENCES plan_line (plan, line)
);

CREATE TABLE protection (
    plan     uuid        NOT NULL,
    line     text        NOT NULL,
    deal     text        NOT NULL,
    investor text        NOT NULL,
    currency text        NOT NULL,
    excess   bigint      NOT NULL CHECK (excess > 0),
    since    timestamptz NOT NULL,
    PRIMARY KEY (plan, line),
    FOREIGN KEY (plan, line) REFERENCES plan_decision (plan, line)
);
COMMENT ON TABLE protection IS 'An excess that was kept: the firm is liable for a loss on it.';

REVOKE UPDATE, DELETE, TRUNCATE ON plan_answer, plan_decision, protection FROM ${service_role};
