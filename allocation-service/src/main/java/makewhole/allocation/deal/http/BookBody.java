package makewhole.allocation.deal.http;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/** A book on the wire, with what the allocation in force gave. A weight that nobody knows is null. */
record BookBody(DealBody deal, List<CommitmentBody> commitments) {

    record CommitmentBody(
            String investor,
            String requested,
            @Nullable String weight,
            @Nullable String limit,
            @Nullable String limitKind,
            Instant committedAt,
            @Nullable String booked) {
        static CommitmentBody of(DealBook book, Commitment commitment, @Nullable Long booked) {
            Currency currency = book.deal().currency();
            return new CommitmentBody(
                    commitment.investor().value(),
                    new Money(commitment.requested(), currency).amount(),
                    book.weightsUnknown().contains(commitment.investor())
                            ? null
                            : new Money(commitment.weight(), currency).amount(),
                    commitment
                            .limit()
                            .map(limit -> new Money(limit.amount(), currency).amount())
                            .orElse(null),
                    commitment.limit().map(Limit::kind).map(Enum::name).orElse(null),
                    commitment.committedAt(),
                    booked == null ? null : new Money(booked, currency).amount());
        }
    }

    static BookBody of(DealBook book, Map<InvestorId, Long> booked) {
        return new BookBody(
                DealBody.of(book.deal()),
                book.book().commitments().stream()
                        .map(commitment -> CommitmentBody.of(book, commitment, booked.get(commitment.investor())))
                        .toList());
    }
}
