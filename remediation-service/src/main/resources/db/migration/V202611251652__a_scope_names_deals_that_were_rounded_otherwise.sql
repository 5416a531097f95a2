-- Why: legal hears once of every deal that was rounded otherwise, as declared: nobody is owed anything for it.
-- Locks: a brief SHARE ROW EXCLUSIVE on scope for the new foreign key. The release before: does not know the table.

CREATE TABLE scope_rounded_deal (
    incident text NOT NULL REFERENCES scope (incident) ON DELETE CASCADE,
    deal     text NOT NULL COLLATE "C",
    reason   text NOT NULL,
    PRIMARY KEY (incident, deal)
);
