package makewhole.suite.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import makewhole.suite.CannotGoOnException;

/**
 * What was reported, and when, as {@code incident.json} says it.
 *
 * @param suspectedAlgorithm the version that made the wrong deals; Makewhole need not know it
 * @param idleCashReturned {@code AT_CLOSE} or a day
 */
public record Incident(
        String title,
        List<String> reportedDeals,
        String suspectedAlgorithm,
        LocalDate discoveredOn,
        LocalDate paymentDate,
        String interestRule,
        String idleCashReturned) {
    /** The version that brings the service back. */
    public static final String RIGHT_VERSION = "proration-2";

    /** The version with the bug that Makewhole knows. */
    public static final String WRONG_VERSION = "proration-1";

    private static final int USUAL_DAYS_TO_PAYMENT = 9;

    public Incident {
        reportedDeals = List.copyOf(reportedDeals);
    }

    /** Reads the file; only {@code discoveredOn} must be there, everything else has a plain default. */
    static Incident of(JsonNode json, List<Deal> deals) {
        LocalDate discoveredOn = day(json, "discoveredOn", null);
        LocalDate paymentDate = day(json, "paymentDate", discoveredOn.plusDays(USUAL_DAYS_TO_PAYMENT));
        if (paymentDate.isBefore(discoveredOn)) {
            throw new CannotGoOnException("incident.json: paymentDate %s lies before discoveredOn %s: mend one of them."
                    .formatted(paymentDate, discoveredOn));
        }
        List<String> reported = new ArrayList<>();
        json.path("reportedDeals").forEach(deal -> reported.add(deal.asText()));
        for (String deal : reported) {
            if (deals.stream().noneMatch(known -> known.id().equals(deal))) {
                throw new CannotGoOnException(
                        "incident.json: reportedDeals names %s, which is not in deals.csv.".formatted(deal));
            }
        }
        return new Incident(
                text(json, "title", "Some investors were given more or less than they should have been"),
                reported,
                suspect(text(json, "suspectedAlgorithm", ""), deals, reported),
                discoveredOn,
                paymentDate,
                text(json, "interestRule", "IRC_6621_A2_DAILY"),
                text(json, "idleCashReturned", "AT_CLOSE"));
    }

    /** The version that brings the service back cannot be the one that is taken out of it. */
    private static String suspect(String named, List<Deal> deals, List<String> reported) {
        if (named.equals(RIGHT_VERSION)) {
            throw new CannotGoOnException(
                    "incident.json: suspectedAlgorithm is %s, the version that Makewhole proves right and brings the service back with; name the version that made the wrong deals."
                            .formatted(named));
        }
        String usedLast = usedLast(deals, reported);
        String otherwise = usedLast.equals(RIGHT_VERSION) ? WRONG_VERSION : usedLast;
        return named.isEmpty() ? otherwise : named;
    }

    /** Who names no suspect means the version that made the reported deals, or else the latest deal. */
    private static String usedLast(List<Deal> deals, List<String> reported) {
        return deals.stream()
                .filter(deal -> reported.isEmpty() || reported.contains(deal.id()))
                .reduce((first, second) -> second.closedOn().compareTo(first.closedOn()) >= 0 ? second : first)
                .map(Deal::algorithmVersion)
                .orElseThrow(() -> new CannotGoOnException("deals.csv holds no deal."));
    }

    private static String text(JsonNode json, String field, String otherwise) {
        String text = json.path(field).asText("").strip();
        return text.isEmpty() ? otherwise : text;
    }

    private static LocalDate day(JsonNode json, String field, @org.jspecify.annotations.Nullable LocalDate otherwise) {
        String text = text(json, field, "");
        if (text.isEmpty() && otherwise != null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notDay) {
            throw new CannotGoOnException(
                    "incident.json: %s must be a day such as 2026-09-21; it is '%s'.".formatted(field, text));
        }
    }
}
