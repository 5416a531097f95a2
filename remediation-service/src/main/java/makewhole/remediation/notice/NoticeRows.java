package makewhole.remediation.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import makewhole.platform.money.Money;
import makewhole.platform.money.MoneyBody;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.finding.ScopedDeals;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;

/** Writes what each customer is told, from the plan alone: every figure of a notice is a figure of its line. */
@ApplicationScoped
class NoticeRows {
    private final Plans plans;
    private final Payees payees;
    private final ScopedDeals deals;

    NoticeRows(Plans plans, Payees payees, ScopedDeals deals) {
        this.plans = plans;
        this.payees = payees;
        this.deals = deals;
    }

    /** The rows of a plan, of which as many are in memory as a portion of its lines has. */
    RowsToTell of(Plan plan) {
        return each -> forEach(plan, each);
    }

    private void forEach(Plan plan, Consumer<NoticeRow> each) {
        Map<DealId, ScopedDeal> wrong = new HashMap<>();
        deals.wrong(plan.incident()).forEach(deal -> wrong.put(deal.deal(), deal));
        plans.lines(plan.id()).forEachPortion(portion -> {
            Map<InvestorId, Payee> known = payees.of(
                    portion.stream().map(PlanLine::investor).distinct().toList());
            portion.forEach(line -> each.accept(row(plan, line, payee(known, line), dealName(wrong, line))));
        });
    }

    private NoticeRow row(Plan plan, PlanLine line, Payee payee, String dealName) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("dealName", dealName);
        fields.put("dealId", line.deal().value());
        fields.put("booked", MoneyBody.of(line.finding().booked()));
        fields.put("right", MoneyBody.of(line.finding().right()));
        fields.put("difference", MoneyBody.of(line.finding().difference()));
        fields.put("planDay", plan.terms().planDay().toString());
        fields.put("reference", reference(plan, line.line()));
        line.beyond()
                .ifPresentOrElse(
                        earlier -> addWhatIsGranted(fields, plan, line, earlier),
                        () -> addWhatTheRemedySays(fields, plan, line));
        return new NoticeRow(
                line.line().value(),
                template(line),
                new NoticeRow.Recipient(payee.investor().value(), payee.legalName(), payee.email(), payee.locale()),
                MoneyBody.of(line.amountDue()),
                fields);
    }

    /** People judged the amount: there is no calculation to show, and no rule of interest. */
    private static void addWhatIsGranted(Map<String, Object> fields, Plan plan, PlanLine line, LineId earlier) {
        fields.put("earlierReference", reference(plan, earlier));
        fields.put("amountDue", MoneyBody.of(line.amountDue()));
        fields.put("paymentDay", plan.terms().paymentDay().toString());
        parts(line.split()).forEach((part, amount) -> {
            if (!amount.isZero()) {
                fields.put(part, MoneyBody.of(amount));
            }
        });
    }

    private static void addWhatTheRemedySays(Map<String, Object> fields, Plan plan, PlanLine line) {
        if (line.remedy() != Remedy.TOP_UP_OFFER) { // what is offered is what is missing: there is nothing to work out
            fields.put("steps", CalculationTexts.of(line));
        }
        switch (line.remedy()) {
            case REFUND -> addPayment(fields, plan, line, "principal", "interest");
            case COMPENSATE -> addPayment(fields, plan, line, "gain", "interest");
            case BUY_BACK -> {
                addPayment(fields, plan, line, "principal", "gain", "interest");
                fields.put("limitKind", line.finding().limitKind().name());
            }
            case KEEP_OR_SELL -> {
                fields.put("amountIfSold", MoneyBody.of(line.amountIfSold().orElseThrow()));
                fields.put("interestRule", plan.terms().interestRule().name());
                fields.put("answerBy", answerBy(line).toString());
            }
            case TOP_UP_OFFER -> {
                fields.put("offer", MoneyBody.of(line.offer().orElseThrow()));
                fields.put("answerBy", answerBy(line).toString());
            }
            case EXPLAIN -> {
                // There is nothing to add: the common fields say what happened.
            }
        }
    }

    private static void addPayment(Map<String, Object> fields, Plan plan, PlanLine line, String... parts) {
        fields.put("amountDue", MoneyBody.of(line.amountDue()));
        fields.put("paymentDay", plan.terms().paymentDay().toString());
        fields.put("interestRule", plan.terms().interestRule().name());
        Map<String, Money> all = parts(line.split());
        for (String part : parts) {
            Money amount = all.get(part);
            if (amount != null) {
                fields.put(part, MoneyBody.of(amount));
            }
        }
    }

    private static LocalDate answerBy(PlanLine line) {
        return line.choices().answerBy().orElseThrow();
    }

    private static Map<String, Money> parts(Split split) {
        return Map.of("principal", split.principal(), "gain", split.gain(), "interest", split.interest());
    }

    private static String reference(Plan plan, LineId line) {
        return "%s/%s".formatted(plan.incident(), line);
    }

    private static String template(PlanLine line) {
        // A grant is COMPENSATE whether too much or too little was given, and whether or not the deal has closed.
        if (line.beyond().isPresent()) {
            return "supplement";
        }
        return switch (line.remedy()) {
            case REFUND -> "refund";
            case TOP_UP_OFFER -> "top-up-offer";
            case COMPENSATE -> "compensation";
            case BUY_BACK -> "buy-back";
            case KEEP_OR_SELL -> "keep-or-sell";
            case EXPLAIN -> "explanation";
        };
    }

    private static Payee payee(Map<InvestorId, Payee> known, PlanLine line) {
        Payee payee = known.get(line.investor());
        if (payee == null) {
            throw new NotFoundException("investor", line.investor());
        }
        return payee;
    }

    private static String dealName(Map<DealId, ScopedDeal> wrong, PlanLine line) {
        ScopedDeal deal = wrong.get(line.deal());
        return deal == null ? line.deal().value() : deal.name();
    }
}
