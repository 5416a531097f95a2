package makewhole.remediation.settlement;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.ledger.Account;
import makewhole.remediation.ledger.Entry;
import makewhole.remediation.ledger.Posting;
import makewhole.remediation.notice.Notification;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.payment.OrderedPayments;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanLine;

/** Works the reconciliation of one currency out, from sources that do not know each other. */
final class TieOut {
    private final TieOutSources sources;
    private final Currency currency;
    private final Map<Integer, Money> inFlight = new HashMap<>();
    private final Map<Integer, Money> paid = new HashMap<>();
    private final Map<LineId, Money> addedSoFar = new HashMap<>();
    private final List<String> mismatches = new ArrayList<>();
    private Money difference;

    private TieOut(TieOutSources sources, Currency currency) {
        this.sources = sources;
        this.currency = currency;
        this.difference = Money.zero(currency);
    }

    /** One reconciliation for every currency that any source knows. */
    static List<CurrencyTieOut> of(TieOutSources sources) {
        Set<String> currencies = new TreeSet<>(sources.notices().keySet());
        sources.lines().forEach(line -> currencies.add(line.currency().getCurrencyCode()));
        sources.ordered().forEach(one -> currencies.add(one.amount().currency().getCurrencyCode()));
        sources.entries().stream()
                .flatMap(entry -> entry.postings().stream())
                .forEach(posting -> currencies.add(posting.debit().currency().getCurrencyCode()));
        return currencies.stream()
                .map(currency -> new TieOut(sources, Currencies.of(currency)).reckon())
                .toList();
    }

    private CurrencyTieOut reckon() {
        List<PlanLine> lines = sources.lines().stream()
                .filter(line -> line.currency().equals(currency))
                .toList();
        Money files = ordered();
        Map<Bucket, Money> amounts = new EnumMap<>(Bucket.class);
        Map<Bucket, Integer> counts = new EnumMap<>(Bucket.class);
        for (Bucket bucket : Bucket.values()) {
            amounts.put(bucket, Money.zero(currency));
            counts.put(bucket, 0);
        }
        for (PlanLine line : lines) {
            Bucket bucket = bucketOf(line);
            counts.merge(bucket, 1, Integer::sum);
            amounts.merge(bucket, amountIn(bucket, line), Money::plus);
        }
        Money added = sum(sources.exported().stream().map(Payment::added).toList());
        Money plan = sum(lines.stream().map(this::planned).toList()).plus(added);
        Money booked = net(Account.PAYABLE_TO_INVESTORS)
                .plus(net(Account.CASH_IN_TRANSIT))
                .plus(net(Account.CASH_AT_BANK))
                .plus(net(Account.UNCLAIMED));
        Money told = sum(lines.stream().map(PlanLine::amountDue).toList());
        Notification.Total notices = sources.notices()
                .getOrDefault(currency.getCurrencyCode(), new Notification.Total(Money.zero(currency), 0));
        Money transit = amounts.getOrDefault(Bucket.IN_FLIGHT, Money.zero(currency));
        Money settled = amounts.getOrDefault(Bucket.PAID, Money.zero(currency));
        compare("the plan", plan, "its lines by where they lie", sum(List.copyOf(amounts.values())));
        compare("the plan", plan, "what the journal says is owed", booked);
        compare(
                "the payment files",
                files,
                "the approved runs",
                sum(sources.exported().stream().map(Payment::amount).toList()));
        compare(
                "what the files have in flight",
                transit,
                "cash in transit in the journal",
                net(Account.CASH_IN_TRANSIT));
        compare("what the bank has paid", settled, "cash at bank in the journal", net(Account.CASH_AT_BANK));
        compare(
                "what is unclaimed",
                amounts.getOrDefault(Bucket.UNCLAIMED, Money.zero(currency)),
                "unclaimed in the journal",
                net(Account.UNCLAIMED));
        sources.damaged().stream()
                .filter(file -> file.controlSum().currency().equals(currency))
                .forEach(file ->
                        mismatches.add("the payment file %s is no longer what was written".formatted(file.name())));
        compare("what the plan has to say to customers", told, "what the notices say", notices.amount());
        if (lines.size() != notices.rows()) {
            mismatches.add("the plan has %d lines, %d notices are told".formatted(lines.size(), notices.rows()));
        }
        return new CurrencyTieOut(
                currency.getCurrencyCode(),
                plan,
                added,
                amounts,
                counts,
                transit.plus(settled),
                booked,
                notices.amount(),
                difference,
                mismatches);
    }

    /** What all files order; what came back since is in no bucket of theirs. */
    private Money ordered() {
        Map<EndToEndId, BankState> states = new HashMap<>();
        for (Payment payment : sources.exported()) {
            states.put(payment.endToEndId(), payment.bank());
            if (payment.amount().currency().equals(currency)) {
                addedSoFar.merge(payment.line(), payment.added(), Money::plus);
            }
        }
        Money files = Money.zero(currency);
        for (OrderedPayments.Ordered one : sources.ordered()) {
            if (one.amount().currency().equals(currency)) {
                int line = one.endToEndId().lineNumber();
                switch (states.getOrDefault(one.endToEndId(), BankState.ORDERED)) {
                    case ORDERED, ACCEPTED -> inFlight.merge(line, one.amount(), Money::plus);
                    case SETTLED -> paid.merge(line, one.amount(), Money::plus);
                    case REJECTED, RETURNED -> {
                        // It is owed again.
                    }
                }
                files = files.plus(one.amount());
            }
        }
        return files;
    }

    private Bucket bucketOf(PlanLine line) {
        int number = Lines.number(line.line());
        if (inFlight.containsKey(number)) {
            return Bucket.IN_FLIGHT;
        }
        if (paid.containsKey(number)) {
            return Bucket.PAID;
        }
        if (sources.unclaimed().contains(line.line())) {
            return Bucket.UNCLAIMED;
        }
        if (sources.owed().containsKey(line.line())) {
            return Bucket.DUE;
        }
        boolean mayChoose = !line.choices().answers().isEmpty();
        return mayChoose && !sources.taken().containsKey(line.line()) ? Bucket.OFFERED : Bucket.NOTHING_DUE;
    }

    private Money amountIn(Bucket bucket, PlanLine line) {
        Money nothing = Money.zero(currency);
        int number = Lines.number(line.line());
        return switch (bucket) {
            case IN_FLIGHT -> inFlight.getOrDefault(number, nothing);
            case PAID -> paid.getOrDefault(number, nothing);
            case DUE, UNCLAIMED -> {
                Obligation obligation = sources.owed().get(line.line());
                yield obligation == null
                        ? nothing
                        : obligation.amount().plus(addedSoFar.getOrDefault(line.line(), nothing));
            }
            case OFFERED, NOTHING_DUE -> nothing;
        };
    }

    private Money planned(PlanLine line) {
        if (sources.endings().notTakenBack().contains(line.line())) {
            return Money.zero(currency);
        }
        Money paidBack = sources.endings().paidBack().get(line.line());
        if (paidBack != null) {
            return paidBack;
        }
        TakenChoice choice = sources.taken().get(line.line());
        return choice != null && choice.answer() == Answer.SELL
                ? line.amountIfSold().orElse(line.amountDue())
                : line.amountDue();
    }

    /** Credits less debits. */
    private Money net(Account account) {
        Money net = Money.zero(currency);
        for (Entry entry : sources.entries()) {
            for (Posting posting : entry.postings()) {
                if (posting.account() == account && posting.debit().currency().equals(currency)) {
                    net = net.plus(posting.credit()).minus(posting.debit());
                }
            }
        }
        return net;
    }

    private void compare(String one, Money amount, String other, Money otherAmount) {
        Money gap = amount.minus(otherAmount);
        if (!gap.isZero()) {
            mismatches.add("%s: %s; %s: %s".formatted(one, amount, other, otherAmount));
            difference = difference.plus(gap.minor() < 0 ? gap.negated() : gap);
        }
    }

    private Money sum(List<Money> amounts) {
        Money sum = Money.zero(currency);
        for (Money amount : amounts) {
            if (amount.currency().equals(currency)) {
                sum = sum.plus(amount);
            }
        }
        return sum;
    }
}
