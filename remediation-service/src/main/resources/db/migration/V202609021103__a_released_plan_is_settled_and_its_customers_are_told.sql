-- Why: what is owed under a released plan, what customers decided, corrections, payment runs with their files, and the
-- batch of notices.
-- Locks: none that matter, all tables are new. The release before: knows nothing of them.

CREATE TABLE settlement (
    plan     uuid PRIMARY KEY,
    incident text        NOT NULL REFERENCES incident (id),
    begun_at timestamptz NOT NULL
);

CREATE TABLE obligation (
    plan      uuid   NOT NULL REFERENCES settlement (plan),
    line      text   NOT NULL,
    currency  text   NOT NULL,
    principal bigint NOT NULL CHECK (principal >= 0),
    gain      bigint NOT NULL CHECK (gain >= 0),
    interest  bigint NOT NULL CHECK (interest >= 0),
    PRIMARY KEY (plan, line)
);
REVOKE UPDATE, DELETE, TRUNCATE ON obligation FROM ${service_role};

CREATE TABLE taken_choice (
    plan       uuid        NOT NULL REFERENCES settlement (plan),
    line       text        NOT NULL,
    answer     text        NOT NULL,
    by_silence boolean     NOT NULL,
    taken_at   timestamptz NOT NULL,
    PRIMARY KEY (plan, line)
);
REVOKE UPDATE, DELETE, TRUNCATE ON taken_choice FROM ${service_role};

CREATE TABLE rebooking (
    id         uuid PRIMARY KEY,
    plan       uuid NOT NULL REFERENCES settlement (plan),
    deal       text NOT NULL,
    purpose    text NOT NULL,
    state      text NOT NULL,
    reason     text NOT NULL,
    allocation text,
    done_at    timestamptz
);
CREATE INDEX rebooking_by_plan ON rebooking (plan);
CREATE INDEX rebooking_waiting ON rebooking (state) WHERE state = 'WAITING';

CREATE TABLE rebooking_move (
    rebooking uuid   NOT NULL REFERENCES rebooking (id),
    line      text   NOT NULL,
    investor  text   NOT NULL,
    currency  text   NOT NULL,
    change    bigint NOT NULL CHECK (change <> 0),
    PRIMARY KEY (rebooking, line)
);
REVOKE UPDATE, DELETE, TRUNCATE ON rebooking_move FROM ${service_role};

CREATE TABLE payment_run (
    id          uuid PRIMARY KEY,
    plan        uuid        NOT NULL REFERENCES settlement (plan),
    plan_digest text        NOT NULL,
    day         date        NOT NULL,
    state       text        NOT NULL,
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL,
    approved_by text,
    approved_at timestamptz,
    CONSTRAINT two_persons CHECK (approved_by <> proposed_by),
    CONSTRAINT exported_when_approved CHECK ((state = 'EXPORTED') = (approved_by IS NOT NULL))
);
CREATE INDEX payment_run_by_plan ON payment_run (plan);

CREATE TABLE payment (
    run                 uuid   NOT NULL REFERENCES payment_run (id),
    plan                uuid   NOT NULL,
    line                text   NOT NULL,
    place               integer NOT NULL,
    end_to_end_id       text   NOT NULL,
    currency            text   NOT NULL,
    planned_principal   bigint NOT NULL,
    planned_gain        bigint NOT NULL,
    planned_interest    bigint NOT NULL,
    principal           bigint NOT NULL,
    gain                bigint NOT NULL,
    interest            bigint NOT NULL,
    account_fingerprint text   NOT NULL,
    withdrawn           boolean NOT NULL,
    PRIMARY KEY (run, line),
    CONSTRAINT something_is_paid CHECK (principal + gain + interest > 0)
);
CREATE UNIQUE INDEX a_line_is_in_one_run ON payment (plan, line) WHERE NOT withdrawn;
CREATE UNIQUE INDEX a_reference_is_used_once ON payment (end_to_end_id) WHERE NOT withdrawn;
REVOKE DELETE, TRUNCATE ON payment FROM ${service_role};

CREATE TABLE payment_file (
    run         uuid    NOT NULL REFERENCES payment_run (id),
    name        text    NOT NULL,
    currency    text    NOT NULL,
    account     text    NOT NULL,
    payments    integer NOT NULL,
    control_sum bigint  NOT NULL,
    sha256      text    NOT NULL,
    content     text    NOT NULL,
    PRIMARY KEY (run, name)
);
REVOKE UPDATE, DELETE, TRUNCATE ON payment_file FROM ${service_role};

CREATE TABLE notice_batch (
    plan         uuid PRIMARY KEY,
    incident     text        NOT NULL REFERENCES incident (id),
    state        text        NOT NULL,
    batch        text,
    reason       text        NOT NULL,
    requested_at timestamptz NOT NULL,
    done_at      timestamptz
);
