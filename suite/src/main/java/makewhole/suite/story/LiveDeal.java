package makewhole.suite.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.suite.folder.Folder;

/** A deal that is about to be allocated while the story goes on: it shows what halts, and what works again. */
record LiveDeal(String id, String name, Map<String, Object> body) {
    private static final int MOST_INVESTORS = 12;
    private static final int LIMITED_EVERY = 4;
    private static final int DAYS_TO_FUNDING = 2;
    private static final int DAYS_OF_WINDOW = 30;

    /** A small oversubscribed deal among the first investors of the folder, in the currency of its first deal. */
    static LiveDeal of(Folder folder) {
        String id = unusedId(folder);
        Currency currency = Currencies.of(folder.deals().getFirst().currency());
        LocalDate today = folder.incident().discoveredOn();
        List<Map<String, Object>> commitments = new ArrayList<>();
        long requestedInAll = 0;
        List<String> investors = folder.investors()
                .subList(0, Math.min(MOST_INVESTORS, folder.investors().size()));
        for (int i = 0; i < investors.size(); i++) {
            long requested = 100_000L * (i % 5 + 2);
            requestedInAll += requested;
            Map<String, Object> commitment = new LinkedHashMap<>();
            commitment.put("investor", investors.get(i));
            commitment.put("requested", new Money(requested, currency).amount());
            commitment.put("weight", new Money(50_000L * (i % 7), currency).amount());
            if (i % LIMITED_EVERY == 1) {
                commitment.put("limit", new Money(requested / 2, currency).amount());
                commitment.put("limitKind", "CONTRACTUAL");
            }
            commitment.put("committedAt", "%sT09:%02d:00Z".formatted(today.minusDays(5), i));
            commitments.add(commitment);
        }
        String name = "Live deal of " + today;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("deal", id);
        body.put("name", name);
        body.put("currency", currency.getCurrencyCode());
        body.put("unitPrice", "1");
        body.put("allocationAmount", new Money(requestedInAll * 3 / 5, currency).amount());
        body.put("closedOn", today.toString());
        body.put("fundedOn", today.plusDays(DAYS_TO_FUNDING).toString());
        body.put("correctionWindowEndsOn", today.plusDays(DAYS_OF_WINDOW).toString());
        body.put("commitments", commitments);
        return new LiveDeal(id, name, body);
    }

    private static String unusedId(Folder folder) {
        String id = "LIVE-" + folder.incident().discoveredOn();
        for (int i = 2; isUsed(folder, id); i++) {
            id = "LIVE-%s-%d".formatted(folder.incident().discoveredOn(), i);
        }
        return id;
    }

    private static boolean isUsed(Folder folder, String id) {
        return folder.deals().stream().anyMatch(deal -> deal.id().equals(id));
    }
}
