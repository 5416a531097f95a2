package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.money.Money;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.ledger.Entry;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.AnswerLedger;
import makewhole.remediation.plan.LineAnswer;
import makewhole.remediation.plan.LineAnswers;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.RecipientNews;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;
import makewhole.remediation.remedy.Window;

/**
 * Gives investors what they accepted, all or a part of what was offered, once operations has seen their money: the units
 * move out of the error account, while the correction window is open. From then on the answer can no longer change.
 */
@ApplicationScoped
public class BuyTopUps {
    /**
     * What is bought.
     *
     * @param paid each line once, with the payment that came in for it
     * @param limits what investors may hold today; of every line whose commitment had a limit
     * @param knowing what the person knows and wants nevertheless
     * @param answersRead what {@link #readAnswers} has said
     */
    public record Order(List<PaidLine> paid, List<PurchaseLimit> limits, Knowing knowing, boolean answersRead) {
        public Order {
            paid = List.copyOf(paid);
            limits = List.copyOf(limits);
        }
    }

    /**
     * What a person stands for.
     *
     * @param paymentsShared that a payment is named for a purchase of another investor, too
     * @param answersUnderWay that a customer may have said something that has yet to reach the plan
     */
    public record Knowing(boolean paymentsShared, boolean answersUnderWay) {}

    private final Plans plans;
    private final LineAnswers answers;
    private final AnswerLedger answerLedger;
    private final RecipientNews news;
    private final Settlements settlements;
    private final Rebookings rebookings;
    private final OrderRebooking orderRebooking;
    private final PurchaseLimits purchaseLimits;
    private final PurchasePayments purchasePayments;
    private final Ledger ledger;
    private final Journal journal;
    private final InstantSource clock;

    BuyTopUps(
            Plans plans,
            LineAnswers answers,
            AnswerLedger answerLedger,
            RecipientNews news,
            Settlements settlements,
            Rebookings rebookings,
            OrderRebooking orderRebooking,
            PurchaseLimits purchaseLimits,
            PurchasePayments purchasePayments,
            Ledger ledger,
            Journal journal,
            InstantSource clock) {
        this.plans = plans;
        this.answers = answers;
        this.answerLedger = answerLedger;
        this.news = news;
        this.settlements = settlements;
        this.rebookings = rebookings;
        this.orderRebooking = orderRebooking;
        this.purchaseLimits = purchaseLimits;
        this.purchasePayments = purchasePayments;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Reads what customers have said until now, before anything is locked; says whether it could be read.
     *
     * @throws RefusedException if it could not, and the person does not say that they know
     */
    public boolean readAnswers(Knowing knowing) {
        boolean read = news.readToTheEnd();
        if (!read && !knowing.answersUnderWay()) {
            throw new RefusedException(new SettlementRefusal.AnswersUnread());
        }
        return read;
    }

    /**
     * Books the purchases of lines whose money has come in; one rebooking per deal.
     *
     * @throws RefusedException if a line was not accepted, or is bought or decided already, its customer has said something that
     *     has yet to reach the plan, a limit is not looked up or too
     *     low, a payment is named for a purchase of another investor, the window of a deal is closed, or the error account
     *     holds less than that
     */
    @Transactional
    public List<Rebooking> buy(PlanId plan, Order order, Subject subject) {
        List<PaidLine> paid = order.paid();
        SortedSet<LineId> wanted = eachOnce(paid);
        Plan locked = plans.lock(plan).orElseThrow(() -> new NotFoundException("plan", plan));
        if (locked.state() != PlanState.RELEASED) {
            throw new RefusedException(
                    new PlanRefusal.WrongState(plan.toString(), locked.state().name(), PlanState.RELEASED.name()));
        }
        boolean answersUnderWay = haveAnswersUnderWay(plan, wanted, order.knowing());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        Map<LineId, LineAnswer> given = answers.given(plan);
        Map<LineId, LineAnswer> decided = answers.decided(plan);
        CheckLimits checkLimits = new CheckLimits(order.limits());
        List<TakenChoice> bought = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Map<DealId, List<Rebooking.Move>> moves = new TreeMap<>();
        for (LineId id : wanted) {
            PlanLine line = plans.line(plan, id).orElseThrow(() -> new NotFoundException("plan line", id));
            LineAnswer answer = given.get(id);
            if (line.offer().isEmpty()
                    || answer == null
                    || answer.answer() != Answer.ACCEPT
                    || decided.containsKey(id)) {
                throw new RefusedException(new SettlementRefusal.NothingToBuy(id.value()));
            }
            Money part = answer.partOf(line.offer().get());
            checkLimits.hold(line, part);
            answerLedger.decided(plan, answer);
            bought.add(new TakenChoice(id, Answer.ACCEPT, false, now));
            entries.add(Bookings.bought(plan, line, part, today));
            moves.computeIfAbsent(line.deal(), deal -> new ArrayList<>())
                    .add(new Rebooking.Move(id, line.investor(), part));
        }
        List<PurchaseLimit> held = checkLimits.held();
        requireOpen(plan, moves.keySet(), today);
        moves.forEach((deal, some) -> requireHeld(plan, deal, some));
        settlements.take(plan, bought);
        purchaseLimits.keep(
                plan,
                held.stream()
                        .map(limit -> new PurchaseLimits.Checked(limit, subject.name(), now))
                        .toList());
        purchasePayments.keep(
                plan,
                paid.stream()
                        .map(one -> new PurchasePayments.Named(one, subject.name(), now))
                        .toList());
        boolean shared = sharesPayments(plan, order);
        ledger.post(entries);
        journal.append(JournalEntry.of("top-ups-bought", "plan", plan, subject.name())
                .with("lines", bought.size())
                .with("paymentsNamed", paid.size())
                .with("paymentsShared", shared)
                .with("answersRead", order.answersRead())
                .with("answersUnderWay", answersUnderWay)
                .with("limitsLookedUp", held.size()));
        return moves.entrySet().stream()
                .map(deal -> orderRebooking.order(plan, deal.getKey(), Rebooking.Purpose.TOP_UP, deal.getValue()))
                .toList();
    }

    /** A purchase is final: nobody is bought units for who has declined them meanwhile, unless a person knows better. */
    private boolean haveAnswersUnderWay(PlanId plan, SortedSet<LineId> wanted, Knowing knowing) {
        SortedSet<LineId> underWay = new TreeSet<>(answerLedger.underWay(plan));
        underWay.retainAll(wanted);
        if (!underWay.isEmpty() && !knowing.answersUnderWay()) {
            throw new RefusedException(new SettlementRefusal.AnswerUnderWay(
                    underWay.stream().map(LineId::value).toList()));
        }
        return !underWay.isEmpty();
    }

    /** What one investor paid stands for no units of another, unless a person knows why: the same money would be counted twice. */
    private boolean sharesPayments(PlanId plan, Order order) {
        List<LineId> others = purchasePayments.alsoOfOthers(
                plan, order.paid().stream().map(PaidLine::line).toList());
        if (!others.isEmpty() && !order.knowing().paymentsShared()) {
            throw new RefusedException(new SettlementRefusal.PaymentOfAnother(
                    others.stream().map(LineId::value).toList()));
        }
        return !others.isEmpty();
    }

    private static SortedSet<LineId> eachOnce(List<PaidLine> paid) {
        SortedSet<LineId> lines = new TreeSet<>();
        for (PaidLine one : paid) {
            if (!lines.add(one.line())) {
                throw new InvalidRequestException("lines.line", "names %s twice".formatted(one.line()));
            }
        }
        return lines;
    }

    private void requireOpen(PlanId plan, Set<DealId> wanted, LocalDate today) {
        plans.deals(plan).stream()
                .filter(deal -> wanted.contains(deal.deal()))
                .filter(deal -> Window.on(today, deal.facts().windowEndsOn()) == Window.CLOSED)
                .findFirst()
                .ifPresent(deal -> {
                    throw new RefusedException(new SettlementRefusal.PurchaseTooLate(
                            deal.deal().value(), deal.facts().windowEndsOn()));
                });
    }

    /** Units come out of what refunds freed. What was offered beyond it the firm makes good in money, with a supplement. */
    private void requireHeld(PlanId plan, DealId deal, List<Rebooking.Move> wanted) {
        Money nothing = Money.zero(wanted.getFirst().change().currency());
        Money held = rebookings.of(plan).stream()
                .filter(one -> one.deal().equals(deal) && one.mayStillMove())
                .flatMap(one -> one.moves().stream())
                .map(move -> move.change().negated())
                .reduce(nothing, Money::plus);
        Money sum = wanted.stream().map(Rebooking.Move::change).reduce(nothing, Money::plus);
        if (sum.compareTo(held) > 0) {
            throw new RefusedException(new SettlementRefusal.UnitsShort(deal.value(), held.toString(), sum.toString()));
        }
    }
}
