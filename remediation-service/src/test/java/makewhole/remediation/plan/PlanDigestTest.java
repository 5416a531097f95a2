package makewhole.remediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.remedy.Step;
import makewhole.remediation.remedy.Valuation;
import makewhole.remediation.remedy.Window;
import org.junit.jupiter.api.Test;

/** Nothing that people approve can be changed without another digest: each field is changed alone. */
class PlanDigestTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-21");

    /** Fields that move on after people have approved, or only say where a plan stands. */
    private static final Set<String> NOT_APPROVED = Set.of(
            "Plan.state",
            "Plan.createdAt",
            "Plan.supersedes",
            "Plan.digest",
            "Plan.approvals",
            "Plan.rejection",
            "Plan.releasedAt");

    @Test
    void each_field_alone_changes_the_digest() {
        Map<String, String> digests = new TreeMap<>();
        changes().forEach((field, change) -> {
            Fields fields = new Fields();
            change.accept(fields);
            digests.put(field, fields.digest());
        });
        digests.put("nothing", new Fields().digest());

        assertThat(digests.values()).as("all differ: %s", digests).doesNotHaveDuplicates();
    }

    @Test
    void no_field_is_forgotten() {
        Set<String> fields = new TreeSet<>();
        Stream.of(
                        Plan.class,
                        PlanTerms.class,
                        RateTableReference.class,
                        PlannedDeal.class,
                        DealFacts.class,
                        Valuation.class,
                        Distribution.class,
                        PlanLine.class,
                        Finding.class,
                        Outcome.class,
                        Split.class,
                        Step.class,
                        Choices.class,
                        Choice.class)
                .forEach(type -> Arrays.stream(type.getRecordComponents())
                        .filter(field -> !field.getType().isRecord() || isText(field))
                        .map(field -> type.getSimpleName() + "." + field.getName())
                        .forEach(fields::add));
        fields.removeAll(NOT_APPROVED);

        assertThat(changes().keySet()).containsAll(fields);
    }

    /** Ids and amounts are changed as a whole; what is made of fields is changed field by field. */
    private static boolean isText(RecordComponent field) {
        return Set.of(PlanId.class, IncidentId.class, LineId.class, DealId.class, InvestorId.class, Money.class)
                .contains(field.getType());
    }

    private static Map<String, Consumer<Fields>> changes() {
        Map<String, Consumer<Fields>> changes = new LinkedHashMap<>();
        changes.put("Plan.id", f -> f.plan = "00000000-0000-0000-0000-000000000002");
        changes.put("Plan.incident", f -> f.incident = "INC-2026-002");
        changes.put("Plan.version", f -> f.version = 2);
        changes.put("Plan.supplements", f -> f.supplements = Optional.of(id("00000000-0000-0000-0000-000000000003")));
        changes.put("Plan.author", f -> f.author = "eve");
        changes.put("Plan.secondFinance", f -> f.secondFinance = true);
        changes.put("PlanTerms.planDay", f -> f.planDay = DAY.minusDays(1));
        changes.put("PlanTerms.paymentDay", f -> f.paymentDay = DAY.plusDays(10));
        changes.put("PlanTerms.interestRule", f -> f.rule = InterestRule.SEC_201_600);
        changes.put("PlanTerms.interestRuleVersion", f -> f.ruleVersion = 2);
        changes.put("PlanTerms.idleCashReturned", f -> f.idleCash = Optional.of(DAY));
        changes.put("PlanTerms.releaseBy", f -> f.releaseBy = DAY.plusDays(1));
        changes.put("RateTableReference.name", f -> f.rates = "another");
        changes.put("RateTableReference.confirmedThrough", f -> f.confirmedThrough = DAY.plusDays(8));
        changes.put("RateTableReference.digest", f -> f.ratesDigest = "sha256:2");
        changes.put("PlannedDeal.deal", f -> f.plannedDeal = "D-2");
        changes.put("DealFacts.unitPrice", f -> f.unitPrice = "1.01");
        changes.put("DealFacts.fundedOn", f -> f.fundedOn = DAY.minusDays(11));
        changes.put("DealFacts.windowEndsOn", f -> f.windowEndsOn = DAY.plusDays(1));
        changes.put("DealFacts.valuation", f -> f.valued = false);
        changes.put("DealFacts.distributions", f -> f.distributed = false);
        changes.put("Valuation.valuedOn", f -> f.valuedOn = DAY.minusDays(2));
        changes.put("Valuation.residualPerUnit", f -> f.residual = "1.21");
        changes.put("Valuation.feePerUnit", f -> f.fee = "0.05");
        changes.put("Valuation.carryRate", f -> f.carry = "0.21");
        changes.put("Distribution.paidOn", f -> f.paidOn = DAY.minusDays(6));
        changes.put("Distribution.perUnit", f -> f.perUnit = "0.35");
        ofLines(changes);
        return changes;
    }

    private static void ofLines(Map<String, Consumer<Fields>> changes) {
        changes.put("PlanLine.line", f -> f.line = 2);
        changes.put("PlanLine.window", f -> f.window = Window.OPEN);
        changes.put("PlanLine.payeeAccountFingerprint", f -> f.fingerprint = "b");
        changes.put("PlanLine.inputs", f -> f.inputs.put("e", "10.01"));
        changes.put("PlanLine.inputs, one more", f -> f.inputs.put("alt", "0.00"));
        changes.put("Finding.deal", f -> f.deal = "D-2");
        changes.put("Finding.investor", f -> f.investor = "INV-2");
        changes.put("Finding.booked", f -> f.booked = 1_001);
        changes.put("Finding.right", f -> f.right = 1);
        changes.put("Finding.aboveCapBy", f -> f.aboveCapBy = 1);
        changes.put("Finding.limitKind", f -> f.limitKind = LimitKind.STATUTORY);
        changes.put("Finding.aboveLimit", f -> f.aboveLimit = true);
        changes.put("Outcome.remedy", f -> f.remedy = Remedy.BUY_BACK);
        changes.put("Outcome.remedy, another", f -> f.remedy = Remedy.COMPENSATE);
        changes.put("Outcome.amountDue", f -> f.due = 1);
        changes.put("Outcome.amountIfSold", f -> {
            f.sold = 601;
            f.gain = 201;
        });
        changes.put("Outcome.offer", f -> {
            f.remedy = Remedy.TOP_UP_OFFER;
            f.offer = 7;
        });
        changes.put("Outcome.offer, another", f -> {
            f.remedy = Remedy.TOP_UP_OFFER;
            f.offer = 8;
        });
        changes.put("Outcome.steps", f -> f.steps = List.of());
        changes.put("Outcome.steps, the other way round", f -> f.steps = f.steps.reversed());
        changes.put("Split.principal", f -> {
            f.principal = 101;
            f.gain = 199;
        });
        changes.put("Split.gain", f -> {
            f.gain = 201;
            f.interest = 299;
        });
        changes.put("Split.interest", f -> {
            f.interest = 301;
            f.principal = 99;
        });
        changes.put("Step.name", f -> f.steps = List.of(new Step("total", "e", "10"), f.steps.getLast()));
        changes.put("Step.formula", f -> f.steps = List.of(new Step("amount", "s", "10"), f.steps.getLast()));
        changes.put("Step.value", f -> f.steps = List.of(new Step("amount", "e", "11"), f.steps.getLast()));
        changes.put("Choices.answers", f -> f.answers = f.answers.subList(0, 1));
        changes.put("Choices.silence", f -> f.silence = Silence.LEGAL_DECIDES);
        changes.put("Choices.answerBy", f -> f.answerBy = DAY.plusDays(31));
        changes.put(
                "Choice.answer", f -> f.answers = List.of(choice(Answer.DECLINE, "keeps it", 0), f.answers.getLast()));
        changes.put(
                "Choice.effect", f -> f.answers = List.of(choice(Answer.KEEP, "keeps all", 0), f.answers.getLast()));
        changes.put(
                "Choice.amountDue", f -> f.answers = List.of(choice(Answer.KEEP, "keeps it", 1), f.answers.getLast()));
    }

    private static PlanId id(String id) {
        return PlanId.fromString(id);
    }

    private static Choice choice(Answer answer, String effect, long minor) {
        return new Choice(answer, effect, usd(minor));
    }

    private static Money usd(long minor) {
        return new Money(minor, Currencies.of("USD"));
    }

    /** A plan of one deal and one line, in the largest of its forms: a customer may keep or sell. */
    private static final class Fields {
        private String plan = "00000000-0000-0000-0000-000000000001";
        private String incident = "INC-2026-001";
        private int version = 1;
        private Optional<PlanId> supplements = Optional.empty();
        private String author = "ed";
        private boolean secondFinance;
        private LocalDate planDay = DAY;
        private LocalDate releaseBy = DAY;
        private LocalDate paymentDay = DAY.plusDays(9);
        private InterestRule rule = InterestRule.IRC_6621_A2_DAILY;
        private int ruleVersion = 1;
        private Optional<LocalDate> idleCash = Optional.empty();
        private String rates = "irs-underpayment-rate";
        private LocalDate confirmedThrough = DAY.plusDays(9);
        private String ratesDigest = "sha256:1";
        private String plannedDeal = "D-1";
        private String unitPrice = "1.00";
        private LocalDate fundedOn = DAY.minusDays(10);
        private LocalDate windowEndsOn = DAY;
        private boolean valued = true;
        private LocalDate valuedOn = DAY.minusDays(1);
        private String residual = "1.20";
        private String fee = "0.04";
        private String carry = "0.20";
        private boolean distributed = true;
        private LocalDate paidOn = DAY.minusDays(5);
        private String perUnit = "0.34";
        private int line = 1;
        private Window window = Window.CLOSED;
        private String fingerprint = "a";
        private final Map<String, String> inputs = new HashMap<>(Map.of("e", "10.00"));
        private String deal = "D-1";
        private String investor = "INV-1";
        private long booked = 1_000;
        private long right;
        private long aboveCapBy;
        private LimitKind limitKind = LimitKind.NONE;
        private boolean aboveLimit;
        private Remedy remedy = Remedy.KEEP_OR_SELL;
        private long due;
        private long sold = 600;
        private long offer;
        private long principal = 100;
        private long gain = 200;
        private long interest = 300;
        private List<Step> steps = List.of(new Step("amount", "e", "10"), new Step("amount due", "rounded up", "6"));
        private List<Choice> answers =
                List.of(choice(Answer.KEEP, "keeps it", 0), choice(Answer.SELL, "sells it", 600));
        private Silence silence = Silence.KEPT_WITH_PROTECTION;
        private LocalDate answerBy = DAY.plusDays(30);

        String digest() {
            return PlanDigest.of(
                    plan(), List.of(new PlannedDeal(new DealId(plannedDeal), facts())), PlanLines.of(List.of(line())));
        }

        private Plan plan() {
            return new Plan(
                    id(plan),
                    new IncidentId(incident),
                    version,
                    Optional.empty(),
                    supplements,
                    PlanState.DRAFT,
                    author,
                    Instant.parse("2026-09-21T09:00:00Z"),
                    new PlanTerms(planDay, paymentDay, rule, ruleVersion, idleCash, releaseBy),
                    new RateTableReference(rates, confirmedThrough, ratesDigest),
                    Optional.empty(),
                    secondFinance,
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }

        private DealFacts facts() {
            Valuation valuation =
                    new Valuation(valuedOn, new BigDecimal(residual), new BigDecimal(fee), new BigDecimal(carry));
            return new DealFacts(
                    new BigDecimal(unitPrice),
                    fundedOn,
                    windowEndsOn,
                    valued ? Optional.of(valuation) : Optional.empty(),
                    distributed ? List.of(new Distribution(paidOn, new BigDecimal(perUnit))) : List.of());
        }

        private PlanLine line() {
            return new PlanLine(
                    LineId.at(line),
                    new Finding(
                            new DealId(deal),
                            new InvestorId(investor),
                            usd(booked),
                            usd(right),
                            usd(aboveCapBy),
                            limitKind,
                            aboveLimit),
                    window,
                    outcome(),
                    new Choices(answers, silence, Optional.of(answerBy)),
                    fingerprint,
                    inputs);
        }

        private Outcome outcome() {
            boolean sells = remedy == Remedy.KEEP_OR_SELL;
            boolean buys = remedy == Remedy.TOP_UP_OFFER;
            return new Outcome(
                    remedy,
                    sells ? usd(due) : usd(sold),
                    sells ? Optional.of(usd(sold)) : Optional.empty(),
                    buys ? Optional.of(usd(offer)) : Optional.empty(),
                    new Split(usd(principal), usd(gain), usd(interest)),
                    steps);
        }
    }
}
