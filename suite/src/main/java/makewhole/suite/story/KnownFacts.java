package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.suite.folder.Deal;
import makewhole.suite.folder.Folder;
import makewhole.suite.folder.Incident;

/** What the teams know on the day of the discovery: the folder, and what the audit has shown. Figures come from there. */
final class KnownFacts {
    private final Incident incident;
    private final List<Deal> deals;
    private final Audited audited;

    KnownFacts(Folder folder, Audited audited) {
        this.incident = folder.incident();
        this.deals = folder.deals();
        this.audited = audited;
    }

    String answer(JsonNode question) {
        String id = question.path("id").asText();
        return switch (question.path("type").asText()) {
            case "DATE" -> day(id).toString();
            case "MONEY" -> excess();
            case "CHOICE" -> choice(id, question.path("choices"));
            default -> text(id);
        };
    }

    private LocalDate day(String id) {
        return switch (id) {
            case "bug-since" ->
                deals.stream()
                        .filter(deal -> deal.algorithmVersion().equals(incident.suspectedAlgorithm()))
                        .map(Deal::closedOn)
                        .min(LocalDate::compareTo)
                        .orElse(incident.discoveredOn());
            case "last-cut-off-on" ->
                deals.stream()
                        .filter(this::isWrong)
                        .map(Deal::windowEndsOn)
                        .max(LocalDate::compareTo)
                        .orElse(incident.discoveredOn());
            default -> incident.discoveredOn();
        };
    }

    /** The most that buying everything back at cost would take, in the first currency. */
    private String excess() {
        Map<String, BigDecimal> known = new TreeMap<>(audited.excess());
        known.putIfAbsent(deals.getFirst().currency(), BigDecimal.ZERO);
        Map.Entry<String, BigDecimal> first = known.entrySet().iterator().next();
        return Money.parse(first.getValue().toPlainString(), Currencies.of(first.getKey()))
                .toString();
    }

    private String choice(String id, JsonNode choices) {
        return switch (id) {
            case "reversible" -> reversible();
            case "regulator-notice" -> audited.aboveStatutoryLimits() > 0 ? "YES" : "UNDECIDED";
            case "vulnerable-customers" -> "UNKNOWN";
            case "insurance" -> "UNDER_REVIEW";
            default -> choices.path(0).asText();
        };
    }

    private String reversible() {
        long open = deals.stream()
                .filter(deal -> isWrong(deal) && !deal.windowEndsOn().isBefore(incident.discoveredOn()))
                .count();
        if (open == 0) {
            return "NONE";
        }
        return open == audited.wrong().size() ? "ALL" : "SOME";
    }

    private String text(String id) {
        String suspect = incident.suspectedAlgorithm();
        return switch (id) {
            case "noticed-by" -> "Customer success, from what customers reported: " + incident.title() + ".";
            case "harm-described" ->
                "Those with too little ask for what they missed; those with too much ask whether they must keep it.";
            case "customer-care" -> "A notice with their own figures, a person to ask, and time to choose.";
            case "technical-cause" ->
                suspect.equals(Incident.WRONG_VERSION)
                        ? "What is left over by investors at their caps is shared out among the others once, and their caps are not looked at again."
                        : "%s does not keep to the rule of proration; the audit shows in which deals and by how much."
                                .formatted(suspect);
            case "trigger" ->
                suspect.equals(Incident.WRONG_VERSION)
                        ? "Books in which sharing out what is left lifts an investor above a cap; %d of %d past deals are such."
                                .formatted(audited.wrong().size(), audited.deals())
                        : "%d of %d past deals are wrong; the regression cases keep their inputs."
                                .formatted(audited.wrong().size(), audited.deals());
            case "escaped-because" ->
                "Its results were tested against examples, never against the rule itself over many books.";
            case "detection" -> "A report from outside. A certificate check before publishing should have.";
            case "fix" ->
                "%s finds one level for all and is checked by an independent certificate; it is verified on every past deal."
                        .formatted(Incident.RIGHT_VERSION);
            case "prevention" -> "An independent certificate for every allocation before it is published.";
            case "positions" ->
                audited.nothingIsWrong()
                        ? "None: every past deal is right."
                        : "%d positions in %s.".formatted(audited.findings(), String.join(", ", audited.wrong()));
            case "manual-work" -> "Nothing: no new allocation is possible while the switch is engaged.";
            case "process-cause" -> "Results were booked without a second, independent calculation.";
            case "limits-broken" ->
                "%d investors above a statutory limit; contractual limits as listed in the findings."
                        .formatted(audited.aboveStatutoryLimits());
            case "interest-basis" -> "%s, as the plan names it.".formatted(incident.interestRule());
            case "litigation" -> "None known on %s.".formatted(incident.discoveredOn());
            case "paying-accounts" -> "The firm's settlement account in each currency; finance releases the files.";
            case "materiality" -> "Under review with the auditors.";
            default -> "Nothing is known on %s.".formatted(incident.discoveredOn());
        };
    }

    private boolean isWrong(Deal deal) {
        return audited.wrong().contains(deal.id());
    }
}
