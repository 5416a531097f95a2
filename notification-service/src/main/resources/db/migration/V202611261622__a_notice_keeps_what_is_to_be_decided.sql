-- What a customer is asked to decide on is compared with the plan when their notice is approved, as what they are paid
-- is. Notices from before have no such figures: one that asks for a choice is made anew if it is not approved yet.
ALTER TABLE notice
    ADD COLUMN choice_minor    bigint,
    ADD COLUMN choice_currency text,
    ADD COLUMN choice_until    date,
    ADD CHECK (num_nulls(choice_minor, choice_currency, choice_until) IN (0, 3));
COMMENT ON COLUMN notice.choice_minor IS 'What is offered to the recipient, or what they get if they sell; empty if nothing is asked.';
