package makewhole.allocation.deal;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.money.Money;

/** A past deal while its commitments are still being read. */
final class PastDealDraft {
    private final long row;
    private final Optional<Deal> deal;
    private final List<Commitment> commitments = new ArrayList<>();
    private final Set<InvestorId> weightsUnknown = new HashSet<>();
    private final Map<InvestorId, Long> booked = new HashMap<>();
    private final Map<InvestorId, Currency> bookedIn = new HashMap<>();
    private final Map<InvestorId, Long> rows = new HashMap<>();
    private long totalBooked;

    /** @param deal empty if its row was refused */
    PastDealDraft(long row, Optional<Deal> deal) {
        this.row = row;
        this.deal = deal;
    }

    long row() {
        return row;
    }

    boolean hasNoCommitments() {
        return rows.isEmpty();
    }

    /** Adds a commitment. The amounts of a deal whose own row was refused cannot be judged: their currency is unknown. */
    void add(CsvRow line) {
        Optional<InvestorId> investor = CommitmentRow.investor(line);
        if (investor.isEmpty()) {
            return;
        }
        Long earlier = rows.putIfAbsent(investor.get(), line.row());
        if (earlier != null) {
            line.refuse(
                    "investor_id", "'%s' commits to this deal in row %d already".formatted(investor.get(), earlier));
        }
        if (deal.isPresent()) {
            CommitmentRow.read(line, investor.get(), deal.get().currency())
                    .ifPresent(commitment -> commitments.add(commitment));
            if (CommitmentRow.hasNoWeight(line)) {
                weightsUnknown.add(investor.get());
            }
            CommitmentRow.booked(line, deal.get().currency()).ifPresent(money -> book(line, investor.get(), money));
        }
    }

    /** The past deal. Only to be asked for when nothing was refused. */
    PastDeal pastDeal() {
        Deal known = deal.orElseThrow();
        Book book = new Book(known.onOffer(), known.terms(), commitments);
        return new PastDeal(
                new DealBook(known, book, Map.of(), weightsUnknown),
                known.allocatedBy().orElseThrow(),
                booked,
                bookedIn);
    }

    private void book(CsvRow line, InvestorId investor, Money money) {
        long amount = money.minor();
        if (amount > Long.MAX_VALUE - totalBooked) {
            line.refuse("booked", "together with the deal's other lines it is larger than can be held");
            return;
        }
        totalBooked += amount;
        booked.put(investor, amount);
        if (deal.isPresent() && !money.currency().equals(deal.get().currency())) {
            bookedIn.put(investor, money.currency());
        }
    }
}
