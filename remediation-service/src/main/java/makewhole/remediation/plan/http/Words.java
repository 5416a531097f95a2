package makewhole.remediation.plan.http;

import java.util.ArrayList;
import java.util.List;
import makewhole.remediation.interest.InterestPolicy;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Statement;
import makewhole.remediation.plan.http.StatementBody.SourceBody;

/** What the names in a statement mean, where their values come from, and why the line has its remedy. */
final class Words {
    private final Statement statement;

    Words(Statement statement) {
        this.statement = statement;
    }

    String why() {
        PlanLine line = statement.line();
        if (statement.plan().supplements().isPresent()) {
            return "Granted beyond an earlier line, as people of this firm have judged; the reason is among the inputs.";
        }
        return switch (line.remedy()) {
            case REFUND ->
                "Given too much, and the deal may still be rebooked: the excess comes back with interest and fees.";
            case TOP_UP_OFFER ->
                "Given too little, and the deal may still be rebooked: what was missing is offered at the original"
                        + " price.";
            case COMPENSATE ->
                "Given too little, and the deal may not be rebooked any more: what the missing amount would have earned"
                        + " is paid, or what the cash would have earned while it lay idle, if that is more.";
            case BUY_BACK ->
                "Given more than a law allows, and the deal may not be rebooked any more: the excess is bought back"
                        + " for cost with interest or for its value, whichever is more, and fees come back.";
            case KEEP_OR_SELL ->
                "Given too much within the law, and the deal may not be rebooked any more: the customer keeps the excess"
                        + " or sells it for cost with interest or for its value, whichever is more, with fees.";
            case EXPLAIN ->
                "Given too little, and the deal may not be rebooked any more: the missing amount would have earned"
                        + " nothing.";
        };
    }

    String meaning(String input) {
        return switch (input) {
            case "e" -> "The excess: booked less right";
            case "s" -> "The shortfall: right less booked";
            case "alt" -> "What the customer provably earned with the firm on the missing cash; taken off";
            case "unitPrice" -> "What a unit cost; figures per unit are divided by it";
            case "funded" -> "The day on which the money was taken";
            case "windowEndsOn" -> "The last day on which the deal may be rebooked";
            case "planDay" -> "The day that decides which windows are open and which value is the latest";
            case "paid" -> "The day through which interest runs";
            case "idleCashReturned" -> "The day on which cash went back that could not be invested";
            case "valuedOn" -> "The day of the latest value";
            case "RV per unit" -> "What a unit is worth, before fee and carry";
            case "φ per unit" -> "The fee that was charged per unit when the deal was funded";
            case "c" -> "The firm's part of a gain";
            case "beyond" -> "The line that more than its amount is owed for";
            case "reason" -> "Why more is owed";
            case "dispute" -> "The customer's objection that it answers";
            case "standsFor" -> "What it is owed for: units of the line that can never move any more";
            default -> // D1, D2, …
                "A distribution per unit, before fee and carry, with its day";
        };
    }

    String source(String input) {
        PlanLine line = statement.line();
        return switch (input) {
            case "e", "s" ->
                "Finding in %s of incident %s"
                        .formatted(line.deal(), statement.plan().incident());
            case "unitPrice", "funded", "windowEndsOn" -> "Book of %s, as audited".formatted(line.deal());
            case "paid" ->
                statement.isLater()
                        ? "The day of payment that was asked for; the plan's own is %s"
                                .formatted(statement.plan().terms().paymentDay())
                        : terms();
            case "planDay", "idleCashReturned" -> terms();
            case "valuedOn", "RV per unit", "φ per unit", "c" ->
                "Valuation of %s of %s".formatted(line.deal(), line.inputs().getOrDefault("valuedOn", "the plan day"));
            case "alt" -> "Shown by one person and confirmed by another";
            case "beyond", "reason", "dispute", "standsFor" -> "Judged by legal, approved with the plan";
            default -> "Distributions of %s".formatted(line.deal());
        };
    }

    private String terms() {
        return "Terms of the plan, version %d".formatted(statement.plan().version());
    }

    List<SourceBody> sources() {
        Plan plan = statement.plan();
        InterestPolicy policy = statement.policy();
        List<SourceBody> sources = new ArrayList<>();
        if (plan.supplements().isPresent()) {
            plan.digest().ifPresent(digest -> sources.add(new SourceBody("plan", "Frozen as " + digest)));
            return sources;
        }
        sources.add(new SourceBody(
                "rule of interest",
                "%s, version %d: %s".formatted(policy.rule(), policy.version(), policy.legalBasis())));
        sources.add(new SourceBody(
                "rates",
                "Table %s, confirmed through %s, digest %s: %s%s"
                        .formatted(
                                plan.rates().name(),
                                plan.rates().confirmedThrough(),
                                plan.rates().digest(),
                                statement.ratesSource(),
                                statement.isLater() ? "; later days as they have been confirmed since" : "")));
        sources.add(new SourceBody("formulas", "The table of remedies that the plan was approved by: steps name each"));
        plan.digest().ifPresent(digest -> sources.add(new SourceBody("plan", "Frozen as " + digest)));
        return sources;
    }
}
