-- Why: a customer who has a choice and has not answered is reminded some days before its last day, with words that were
-- rendered with the notice and lie under the digest that was approved. Each round of reminders is a batch of its own, which
-- ends before the last day begins.
-- Locks: ACCESS EXCLUSIVE on notice, delivery and batch for a moment each, no row is rewritten; SHARE on delivery and batch
-- while the two indexes are made, over rows none of which is in them. The release before: does not name the columns; it would
-- send what is left of a round after its time. Let no round be under way when it is put back.

ALTER TABLE notice
    ADD COLUMN reminder_last_day    date,
    ADD COLUMN reminder_version     integer,
    ADD COLUMN reminder_locale      text,
    ADD COLUMN reminder_subject     text,
    ADD COLUMN reminder_text        text,
    ADD COLUMN reminder_html        text,
    ADD COLUMN reminder_written_for text;
COMMENT ON COLUMN notice.reminder_last_day IS 'Until when the choice counts that its recipient is reminded of; null if it asks for none.';

ALTER TABLE batch
    ADD COLUMN reminds    uuid REFERENCES batch (id),
    ADD COLUMN send_until timestamptz;
COMMENT ON COLUMN batch.reminds IS 'The batch whose recipients it reminds; its plan is a number made of that batch, day and round.';
COMMENT ON COLUMN batch.send_until IS 'Nothing is sent from then on; what is left is called off.';
CREATE INDEX batch_of_reminders ON batch (reminds) WHERE reminds IS NOT NULL;

ALTER TABLE delivery ADD COLUMN reminds uuid REFERENCES notice (id);
COMMENT ON COLUMN delivery.reminds IS 'The notice whose recipient it reminds; once that is answered it is not sent.';
CREATE INDEX delivery_of_reminders ON delivery (reminds) WHERE reminds IS NOT NULL;

CREATE TABLE reminder_round (
    batch       uuid    NOT NULL REFERENCES batch (id),
    last_day    date    NOT NULL,
    days_before integer NOT NULL CHECK (days_before > 0),
    state       text    NOT NULL CHECK (state IN ('PLANNED', 'MADE', 'LEFT_OUT')),
    reason      text    NOT NULL DEFAULT '',
    reminders   uuid    UNIQUE REFERENCES batch (id),
    notices     integer NOT NULL DEFAULT 0 CHECK (notices >= 0),
    PRIMARY KEY (batch, last_day, days_before),
    CHECK (state = 'MADE' OR reminders IS NULL)
);
COMMENT ON TABLE reminder_round IS 'When the recipients of a batch are reminded, as it was approved.';
CREATE INDEX reminder_round_that_waits ON reminder_round (last_day) WHERE state = 'PLANNED';
REVOKE DELETE, TRUNCATE ON reminder_round FROM ${service_role};
