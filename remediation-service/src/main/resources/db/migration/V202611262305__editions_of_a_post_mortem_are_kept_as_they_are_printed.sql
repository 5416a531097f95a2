-- Why: an edition is read as a page and as a PDF as it was, with the pictures that it had.
-- Locks: post_mortem_edition exclusively for an instant (columns that may be null).
-- The release before: keeps the words alone; a page and a PDF are then made of them.

ALTER TABLE post_mortem_edition
    ADD COLUMN html text,
    ADD COLUMN pdf  bytea;
