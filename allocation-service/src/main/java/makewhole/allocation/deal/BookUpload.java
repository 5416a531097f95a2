package makewhole.allocation.deal;

import java.io.InputStream;

/** Deals with their books as they come in, to be read once. */
public sealed interface BookUpload {
    /** Two CSV files. */
    record Csv(InputStream deals, InputStream commitments) implements BookUpload {}

    /** A line of JSON for each deal and each commitment; a deal before its commitments. */
    record Ndjson(InputStream content) implements BookUpload {}

    /** One JSON document with all deals, then all commitments. */
    record Json(InputStream content) implements BookUpload {}

    /** The name that errors of deals carry. */
    default String dealsFile() {
        return switch (this) {
            case Csv csv -> "deals.csv";
            case Ndjson ndjson -> "body";
            case Json json -> "deals";
        };
    }

    /** The name that errors of commitments carry. */
    default String commitmentsFile() {
        return switch (this) {
            case Csv csv -> "commitments.csv";
            case Ndjson ndjson -> "body";
            case Json json -> "commitments";
        };
    }
}
