package makewhole.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Made-up deals as a caller would offer them: oversubscribed, some limits, some investors without history. */
final class LiveDeals {
    private static final int LIMITED_PERCENT = 20;
    private static final int WITHOUT_HISTORY_PERCENT = 10;
    private static final int PERCENT = 100;
    private static final int MINUTES = 60;

    private LiveDeals() {}

    /** The JSON body of a deal; the same id gives the same deal. */
    static byte[] body(String deal, int investors) {
        RandomGenerator chance = new Random(deal.hashCode());
        StringBuilder commitments = new StringBuilder();
        long wanted = 0;
        for (int i = 0; i < investors; i++) {
            long requested = 100 + chance.nextLong(100_000);
            wanted += requested;
            long weight = chance.nextInt(PERCENT) < WITHOUT_HISTORY_PERCENT ? 0 : 1 + chance.nextLong(50_000);
            commitments
                    .append(i == 0 ? "" : ",")
                    .append("{\"investor\":\"I-%07d\",\"requested\":\"%d.00\",\"weight\":\"%d.00\","
                            .formatted(i, requested, weight));
            if (chance.nextInt(PERCENT) < LIMITED_PERCENT) {
                commitments.append("\"limit\":\"%d.00\",\"limitKind\":\"CONTRACTUAL\",".formatted(1 + requested / 2));
            }
            commitments.append(
                    "\"committedAt\":\"2026-01-05T09:%02d:%02dZ\"}".formatted(i / MINUTES % MINUTES, i % MINUTES));
        }
        return """
                {"deal":"%s","name":"Deal %s","currency":"USD","unitPrice":"1","allocationAmount":"%d.00",\
                "closedOn":"2026-01-06","fundedOn":"2026-01-08","correctionWindowEndsOn":"2026-02-06",\
                "commitments":[%s]}""".formatted(deal, deal, wanted * 3 / 5, commitments).getBytes(StandardCharsets.UTF_8);
    }
}
