package makewhole.remediation.remedy;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.platform.money.Money;
import makewhole.remediation.interest.Interest;
import org.jspecify.annotations.Nullable;

/**
 * What makes one finding whole, by the table of remedies. Every formula is worked out with 50 significant digits and
 * rounded once, at the end, up to the minor unit; each step is written down.
 *
 * <p>What a customer provably earned with the firm on cash that was missing in a deal ({@code alt}) is taken off what
 * compensates them; it is 0 unless two persons stand for it.
 */
public final class Remedies {
    static final MathContext EXACT = new MathContext(50, RoundingMode.HALF_EVEN);

    private static final String ON_EXCESS = "I(e, funded, paid)";
    private static final String ON_FEE = "I(e·φ, funded, paid)";
    private static final String ON_IDLE_CASH = "I(s, funded, idle cash returned)";

    private final PaymentTerms terms;
    private final Interest interest;
    private volatile @Nullable Shared shared;

    public Remedies(PaymentTerms terms, Interest interest) {
        this.terms = terms;
        this.interest = interest;
    }

    /** A deal whose window is closed cannot be put right without knowing what a unit is worth. */
    public boolean lacksValuation(DealFacts deal) {
        return windowOf(deal) == Window.CLOSED && deal.valuation().isEmpty();
    }

    public Window windowOf(DealFacts deal) {
        return Window.on(terms.planDay(), deal.windowEndsOn());
    }

    public PaymentTerms terms() {
        return terms;
    }

    /** Every figure that goes into a calculation, by its name in the formulas. */
    public Map<String, String> inputs(Wrong wrong, DealFacts deal) {
        Map<String, String> inputs = new TreeMap<>(sharedIn(deal).inputs());
        inputs.put(wrong.isOver() ? "e" : "s", wrong.amount().amount());
        if (!wrong.alternativeReturn().isZero()) {
            inputs.put("alt", wrong.alternativeReturn().amount());
        }
        return inputs;
    }

    private Map<String, String> sharedInputs(DealFacts deal) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("unitPrice", Steps.shown(deal.unitPrice()));
        inputs.put("funded", deal.fundedOn().toString());
        inputs.put("windowEndsOn", deal.windowEndsOn().toString());
        inputs.put("planDay", terms.planDay().toString());
        inputs.put("paid", terms.paid().toString());
        inputs.put(
                "idleCashReturned",
                terms.idleCashReturned().map(LocalDate::toString).orElse("AT_CLOSE"));
        deal.valuation().ifPresent(valuation -> {
            inputs.put("valuedOn", valuation.valuedOn().toString());
            inputs.put("RV per unit", Steps.shown(valuation.residualPerUnit()));
            inputs.put("φ per unit", Steps.shown(valuation.feePerUnit()));
            inputs.put("c", Steps.shown(valuation.carryRate()));
        });
        for (int i = 0; i < deal.distributions().size(); i++) {
            Distribution paid = deal.distributions().get(i);
            inputs.put("D" + (i + 1) + " per unit", Steps.shown(paid.perUnit()) + " on " + paid.paidOn());
        }
        return inputs;
    }

    /**
     * The remedy and its amounts.
     *
     * @throws IllegalArgumentException if the deal lacks the valuation that is needed
     */
    public Outcome of(Wrong wrong, DealFacts deal) {
        return explained(wrong, deal).outcome();
    }

    /**
     * The same with every piece of interest that goes into it.
     *
     * @throws IllegalArgumentException if the deal lacks the valuation that is needed
     */
    public Explained explained(Wrong wrong, DealFacts deal) {
        if (lacksValuation(deal)) {
            throw new IllegalArgumentException("a closed deal needs a valuation");
        }
        Steps steps = new Steps(interest);
        Outcome outcome = switch (windowOf(deal)) {
            case OPEN -> wrong.isOver() ? refund(wrong, deal, steps) : topUpOffer(wrong, steps);
            case CLOSED -> wrong.isOver() ? takeBack(wrong, deal, steps) : compensate(wrong, deal, steps);
        };
        return new Explained(outcome, steps.bearing());
    }

    private Outcome refund(Wrong wrong, DealFacts deal, Steps steps) {
        Currency currency = wrong.difference().currency();
        BigDecimal excess = wrong.amount().toDecimal();
        BigDecimal earned =
                steps.step(StepKind.INTEREST, ON_EXCESS, steps.interest(sinceFunded(ON_EXCESS, excess, deal)));
        Fees fees = fees(excess, deal, steps);
        Money due = due("e + I(e, funded, paid) + F", excess.add(earned).add(fees.total()), currency, steps);
        Split split = split(due, excess.add(fees.charged()), ZERO);
        return new Outcome(Remedy.REFUND, due, Optional.empty(), Optional.empty(), split, steps.written());
    }

    private static Outcome topUpOffer(Wrong wrong, Steps steps) {
        Money nothing = Money.zero(wrong.difference().currency());
        steps.step(StepKind.OFFER, "s", wrong.amount().toDecimal());
        return new Outcome(
                Remedy.TOP_UP_OFFER,
                nothing,
                Optional.empty(),
                Optional.of(wrong.amount()),
                new Split(nothing, nothing, nothing),
                steps.written());
    }

    private Outcome compensate(Wrong wrong, DealFacts deal, Steps steps) {
        Currency currency = wrong.difference().currency();
        BigDecimal shortfall = wrong.amount().toDecimal();
        PerCost per = perCost(deal);
        steps.step(StepKind.GAIN_PER_UNIT, "g = ΣD + RV − 1 − φ", per.gain());
        BigDecimal net = steps.step(StepKind.NET_GAIN_PER_UNIT, "net = g − c·max(0, g)", per.net());
        BigDecimal netGain = steps.step(StepKind.NET_GAIN, "s·net", shortfall.multiply(net, EXACT));
        BigDecimal earned = ZERO;
        for (PerCost.Paid paid : per.distributions()) {
            String formula = "I(s·D, " + paid.on() + ", paid)";
            BigDecimal onThis = steps.interest(
                    new InterestOn(formula, shortfall.multiply(paid.amount(), EXACT), paid.on(), terms.paid()));
            earned = earned.add(steps.step(StepKind.INTEREST_ON_DISTRIBUTION, paid.on(), formula, onThis));
        }
        // Formulas name alt only where there is one: lines of earlier plans read as they always did.
        BigDecimal alternative = wrong.alternativeReturn().toDecimal();
        String less = alternative.signum() == 0 ? "" : " − alt";
        BigDecimal foregone = steps.step(
                StepKind.FOREGONE_GAIN,
                "FG = s·net + Σ I(s·D, t, paid)" + less,
                netGain.add(earned).subtract(alternative));
        BigDecimal idle = terms.idleCashReturned()
                .map(returned -> steps.interest(new InterestOn(ON_IDLE_CASH, shortfall, deal.fundedOn(), returned)))
                .map(interestOnCash -> interestOnCash.subtract(alternative))
                .orElse(ZERO);
        steps.step(StepKind.IDLE_CASH, "TV = " + ON_IDLE_CASH + less, idle);
        Money due = due("max(FG, TV, 0)", foregone.max(idle).max(ZERO), currency, steps);
        BigDecimal gain =
                foregone.compareTo(idle) >= 0 ? netGain.subtract(alternative).max(ZERO) : ZERO;
        return new Outcome(
                due.isZero() ? Remedy.EXPLAIN : Remedy.COMPENSATE,
                due,
                Optional.empty(),
                Optional.empty(),
                split(due, ZERO, gain),
                steps.written());
    }

    private Outcome takeBack(Wrong wrong, DealFacts deal, Steps steps) {
        Currency currency = wrong.difference().currency();
        BigDecimal excess = wrong.amount().toDecimal();
        PerCost per = perCost(deal);
        BigDecimal earned =
                steps.step(StepKind.INTEREST, ON_EXCESS, steps.interest(sinceFunded(ON_EXCESS, excess, deal)));
        BigDecimal received =
                steps.step(StepKind.DISTRIBUTIONS_RECEIVED, "e·ΣD", excess.multiply(per.distributed(), EXACT));
        BigDecimal rescission = steps.step(
                StepKind.RESCISSION,
                "R = e + I(e, funded, paid) − e·ΣD",
                excess.add(earned).subtract(received));
        BigDecimal value = steps.step(StepKind.FAIR_VALUE, "V = e·RV", excess.multiply(per.residual(), EXACT));
        Fees fees = fees(excess, deal, steps);
        Money due = due("max(R, V) + F", rescission.max(value).add(fees.total()), currency, steps);
        boolean byValue = value.compareTo(rescission) > 0;
        BigDecimal principal =
                byValue ? value.min(excess) : excess.subtract(received).max(ZERO);
        BigDecimal gain = byValue ? value.subtract(excess).max(ZERO) : ZERO;
        Split split = split(due, principal.add(fees.charged()), gain);
        return wrong.aboveStatutoryLimit()
                ? new Outcome(Remedy.BUY_BACK, due, Optional.empty(), Optional.empty(), split, steps.written())
                : new Outcome(
                        Remedy.KEEP_OR_SELL,
                        Money.zero(currency),
                        Optional.of(due),
                        Optional.empty(),
                        split,
                        steps.written());
    }

    /** Fees on an excess always come back: {@code F = e·φ + I(e·φ, funded, paid)}. */
    private Fees fees(BigDecimal excess, DealFacts deal, Steps steps) {
        BigDecimal charged = excess.multiply(perCost(deal).fee(), EXACT);
        BigDecimal earned = steps.interest(sinceFunded(ON_FEE, charged, deal));
        return new Fees(charged, steps.step(StepKind.FEES_BACK, "F = e·φ + " + ON_FEE, charged.add(earned)));
    }

    private PerCost perCost(DealFacts deal) {
        return sharedIn(deal).perCost();
    }

    /** Lines come deal by deal, and what a deal gives is the same for every one of them. */
    @SuppressWarnings("ReferenceEquality") // the same deal, and not merely an equal one: that would take as long
    private Shared sharedIn(DealFacts deal) {
        Shared last = shared;
        if (last == null || last.deal() != deal) {
            last = new Shared(deal, PerCost.of(deal), sharedInputs(deal));
            shared = last;
        }
        return last;
    }

    private record Shared(DealFacts deal, PerCost perCost, Map<String, String> inputs) {}

    private InterestOn sinceFunded(String formula, BigDecimal principal, DealFacts deal) {
        return new InterestOn(formula, principal, deal.fundedOn(), terms.paid());
    }

    private static Money due(String formula, BigDecimal amount, Currency currency, Steps steps) {
        steps.step(StepKind.BEFORE_ROUNDING, formula, amount);
        Money due = Rounding.up(amount, currency);
        steps.step(StepKind.DUE, "rounded up to the minor unit", due.toDecimal());
        return due;
    }

    /** Parts are cut to whole minor units; what is left, with the rounding unit, is interest. */
    private static Split split(Money due, BigDecimal principal, BigDecimal gain) {
        Money principalPart = Rounding.down(principal, due.currency());
        Money gainPart = Rounding.down(gain, due.currency());
        return new Split(principalPart, gainPart, due.minus(principalPart).minus(gainPart));
    }

    private record Fees(BigDecimal charged, BigDecimal total) {}
}
