-- Why: whoever sends a large upload that is refused reads the errors as a file, while they mend it; and an upload waits in
-- a temporary table until all of its rows have been looked at.
-- Locks: none that matter, the tables are new; the right to make temporary tables is a row of the catalogue.
-- The release before: it knows neither, and runs on as it did.

GRANT TEMPORARY ON DATABASE "${flyway:database}" TO ${service_role};

CREATE TABLE refused_upload (
    upload_id   uuid PRIMARY KEY,
    refused_at  timestamptz NOT NULL,
    refused_to  text        NOT NULL,
    error_count bigint      NOT NULL CHECK (error_count > 0)
);
CREATE INDEX refused_upload_by_time ON refused_upload (refused_at);
COMMENT ON TABLE refused_upload IS 'Uploads of which nothing was taken. Kept for some days only.';

CREATE TABLE refused_upload_row (
    upload_id uuid    NOT NULL REFERENCES refused_upload ON DELETE CASCADE,
    place     integer NOT NULL,
    file      text    NOT NULL,
    row       bigint  NOT NULL,
    field     text    NOT NULL,
    reason    text    NOT NULL,
    PRIMARY KEY (upload_id, place)
);
COMMENT ON COLUMN refused_upload_row.reason IS 'Names no person; at most the id of an investor, and figures.';
