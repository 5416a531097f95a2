-- Why: batches with their rendered notices, and where each notice stands on its way to the customer.
-- Locks: none that matter, all tables are new. The release before: there is none.

CREATE TABLE batch (
    id          uuid        PRIMARY KEY,
    number      bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    plan        uuid        NOT NULL,
    plan_digest text        NOT NULL,
    incident    text        NOT NULL,
    state       text        NOT NULL
        CHECK (state IN ('AWAITING_APPROVAL', 'APPROVED', 'SENDING', 'STOPPED', 'DONE', 'CANCELLED')),
    digest      text        NOT NULL,
    rows        integer     NOT NULL CHECK (rows > 0),
    created_by  text        NOT NULL,
    created_at  timestamptz NOT NULL,
    approved_by text,
    approved_at timestamptz,
    CHECK (approved_by IS NOT NULL OR state IN ('AWAITING_APPROVAL', 'CANCELLED'))
);

CREATE TABLE notice (
    id               uuid    PRIMARY KEY,
    batch            uuid    NOT NULL REFERENCES batch (id),
    position         integer NOT NULL CHECK (position > 0),
    line             text    NOT NULL,
    template         text    NOT NULL,
    template_version integer NOT NULL,
    investor         text    NOT NULL,
    recipient_name   text    NOT NULL,
    recipient_email  text    NOT NULL,
    recipient_locale text    NOT NULL,
    amount_minor     bigint  NOT NULL CHECK (amount_minor >= 0),
    currency         text    NOT NULL,
    spoken_locale    text    NOT NULL,
    subject          text    NOT NULL,
    body_text        text    NOT NULL,
    body_html        text    NOT NULL,
    message_id       text    NOT NULL UNIQUE,
    digest           text    NOT NULL,
    UNIQUE (batch, position)
);
COMMENT ON TABLE notice IS 'What was approved and what is sent. Append-only: a notice is never reworded.';
REVOKE UPDATE, DELETE, TRUNCATE ON notice FROM ${service_role};

CREATE TABLE delivery (
    notice      uuid        PRIMARY KEY REFERENCES notice (id),
    batch       uuid        NOT NULL REFERENCES batch (id),
    position    integer     NOT NULL,
    plan        uuid        NOT NULL,
    line        text        NOT NULL,
    template    text        NOT NULL,
    state       text        NOT NULL
        CHECK (state IN ('CREATED', 'SENDING', 'SENT', 'DELIVERED', 'UNCERTAIN', 'TEMPORARY_FAILURE',
                         'PERMANENT_FAILURE', 'CANCELLED')),
    attempts    integer     NOT NULL DEFAULT 0,
    attempt     uuid,
    lease_until timestamptz,
    not_before  timestamptz NOT NULL DEFAULT '-infinity',
    reply       text        NOT NULL DEFAULT '',
    changed_at  timestamptz NOT NULL,
    CHECK (state <> 'SENDING' OR (attempt IS NOT NULL AND lease_until IS NOT NULL))
);
COMMENT ON COLUMN delivery.attempt IS 'Which attempt to send it was the last: only that one may say how it ended.';
COMMENT ON COLUMN delivery.reply IS 'The code of the mail server, never its words: those may name the recipient.';
CREATE UNIQUE INDEX one_notice_per_plan_line_and_template ON delivery (plan, line, template)
    WHERE state <> 'CANCELLED';
CREATE INDEX delivery_by_batch ON delivery (batch, position);
CREATE INDEX delivery_that_waits ON delivery (batch, position) WHERE state IN ('CREATED', 'TEMPORARY_FAILURE');
CREATE INDEX delivery_on_its_way ON delivery (lease_until) WHERE state = 'SENDING';
