package makewhole.allocation.deal.http;

/** The formats in which books come in and go out, and an example of each. */
final class BookFormats {
    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";

    static final String PAST_NDJSON = """
            {"kind":"deal","deal_id":"D-1","name":"Alder Seed","currency":"USD","unit_price":"1","allocation_amount":"100.00","closed_on":"2024-03-10","funded_on":"2024-03-12","correction_window_ends_on":"2024-04-09","algorithm_version":"proration-1"}
            {"kind":"commitment","deal_id":"D-1","investor_id":"INV-1","requested":"80.00","average":"50.00","limit":"60.00","limit_kind":"STATUTORY","committed_at":"2024-02-18T20:00:00Z","booked":"60.00"}
            {"kind":"commitment","deal_id":"D-1","investor_id":"INV-2","requested":"80.00","average":"0.00","limit":null,"limit_kind":null,"committed_at":"2024-02-18T21:00:00Z","booked":"40.00"}
            """;
    static final String PAST_JSON = """
            {"deals":[
             {"deal_id":"D-1","name":"Alder Seed","currency":"USD","unit_price":"1","allocation_amount":"100.00","closed_on":"2024-03-10","funded_on":"2024-03-12","correction_window_ends_on":"2024-04-09","algorithm_version":"proration-1"}],
             "commitments":[
             {"deal_id":"D-1","investor_id":"INV-1","requested":"80.00","average":"50.00","limit":"60.00","limit_kind":"STATUTORY","committed_at":"2024-02-18T20:00:00Z","booked":"60.00"},
             {"deal_id":"D-1","investor_id":"INV-2","requested":"80.00","average":"0.00","limit":null,"limit_kind":null,"committed_at":"2024-02-18T21:00:00Z","booked":"40.00"}]}
            """;
    static final String LIVE_NDJSON = """
            {"kind":"deal","deal_id":"D-2","name":"Birch Seed","currency":"USD","unit_price":"1","allocation_amount":"100.00","closed_on":"2026-03-10","funded_on":"2026-03-12","correction_window_ends_on":"2026-04-09"}
            {"kind":"commitment","deal_id":"D-2","investor_id":"INV-1","requested":"80.00","average":"50.00","limit":"60.00","limit_kind":"STATUTORY","committed_at":"2026-02-18T20:00:00Z"}
            """;
    static final String LIVE_JSON = """
            {"deals":[
             {"deal_id":"D-2","name":"Birch Seed","currency":"USD","unit_price":"1","allocation_amount":"100.00","closed_on":"2026-03-10","funded_on":"2026-03-12","correction_window_ends_on":"2026-04-09"}],
             "commitments":[
             {"deal_id":"D-2","investor_id":"INV-1","requested":"80.00","average":"50.00","limit":"60.00","limit_kind":"STATUTORY","committed_at":"2026-02-18T20:00:00Z"}]}
            """;

    private BookFormats() {}
}
