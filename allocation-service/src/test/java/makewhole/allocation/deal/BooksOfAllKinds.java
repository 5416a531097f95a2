package makewhole.allocation.deal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Past deals as lines of JSON. The same seed gives the same ones. */
final class BooksOfAllKinds {
    private BooksOfAllKinds() {}

    static String line(String kind, String members) {
        return "{\"kind\":\"%s\",%s}\n".formatted(kind, members);
    }

    /** Five deals with twenty commitments each, with everything that a book can have, and names that are formulas. */
    static byte[] of(long seed) {
        Random random = new Random(seed);
        StringBuilder lines = new StringBuilder();
        List<String> currencies = List.of("USD", "JPY", "KWD");
        for (int d = 0; d < 5; d++) {
            int digits = List.of(2, 0, 3).get(d % 3);
            lines.append(line("deal", """
                    "deal_id":"%s","name":"%s","currency":"%s","unit_price":"%s","allocation_amount":"%s","closed_on":"2024-03-10",\
                    "funded_on":"2024-03-12","correction_window_ends_on":"2024-04-09","algorithm_version":"long-ago-%d",\
                    "zero_history":"%s","lot":"%s","minimum":"%s","tiers":%s,"holder_rule":%s,"holder_most":%s,\
                    "holder_reserve":%s,"rounding":%s""".formatted(
                            deal(d),
                            List.of("=1+1", "-Ä, \\\"é\\\"", "@x", "'=y", "'z").get(d),
                            currencies.get(d % 3),
                            List.of("1", "12.50", "0.001").get(d % 3),
                            amount(random, digits),
                            random.nextInt(2),
                            List.of("ZERO_HISTORY_LAST", "REQUEST_AS_WEIGHT", "MEAN_AS_WEIGHT")
                                    .get(random.nextInt(3)),
                            d == 4 ? "1" : amount(random, digits),
                            d == 4 ? "1" : amount(random, digits),
                            d < 2 ? "null" : "\"=a\\\\|b:%s|rest\"".formatted(amount(random, digits)),
                            d < 3 ? "null" : "\"SECTION_3C1\"",
                            d < 3 ? "null" : "99",
                            d < 3 ? "null" : "9",
                            d == 4 ? "\"HALF_EVEN\"" : "null")));
            for (int i = 0; i < 20; i++) {
                boolean limited = random.nextBoolean();
                boolean workedOut = limited && random.nextBoolean();
                boolean decided = d == 4 && i < 5;
                lines.append(line("commitment", """
                        "deal_id":"%s","investor_id":"%s","requested":"%s","average":%s,"limit":%s,"limit_kind":%s,\
                        "committed_at":"2024-02-1%dT20:00:00%sZ","booked":"%s","tier":%s,\
                        "booked_currency":%s,"limit_rule":%s,"limit_figures_since":%s,"limit_facts_as_of":%s,\
                        "override_amount":%s,"override_reason":%s,"override_requested_by":%s,"override_confirmed_by":%s""".formatted(
                        deal(d),
                        List.of("INV-%d", "+%d", "Å%d", "\uD83D\uDE00%d", "\uFF21%d")
                                .get(i % 5)
                                .formatted(i),
                        decided ? amount(random, digits).replaceFirst("^", "9") : amount(random, digits),
                        random.nextInt(4) == 0 ? "null" : "\"" + amount(random, digits) + "\"",
                        limited && !decided ? "\"" + amount(random, digits) + "\"" : "null",
                        limited && !decided
                                ? List.of("\"STATUTORY\"", "\"CONTRACTUAL\"").get(random.nextInt(2))
                                : "null",
                        random.nextInt(3),
                        random.nextBoolean() ? "" : ".123456",
                        amount(random, digits),
                        d < 2 ? "null" : List.of("\"=a|b\"", "\"rest\"").get(random.nextInt(2)),
                        d % 3 == 0 && random.nextInt(5) == 0 ? "\"EUR\"" : "null",
                        workedOut ? "\"REGULATION_CF\"" : "null",
                        workedOut ? "\"2022-09-20\"" : "null",
                        workedOut ? "\"2024-02-01\"" : "null",
                        decided ? "\"%d\"".formatted(i) : "null",
                        decided
                                ? List.of("\"=as \\\\nagreed\"", "\"\\\\sC:\\\\\\\\n\"")
                                        .get(i % 2)
                                : "null",
                        decided ? "\"legal-1\"" : "null",
                        decided ? "\"legal-2\"" : "null")));
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String deal(int number) {
        return number == 0 ? "=D" : "D-" + number;
    }

    private static String amount(Random random, int digits) {
        return BigDecimal.valueOf(1 + random.nextInt(1_000_000), digits).toPlainString();
    }
}
