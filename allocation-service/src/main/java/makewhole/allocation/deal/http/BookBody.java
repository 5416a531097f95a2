package makewhole.allocation.deal.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.ManualOverride;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/** A book on the wire, with what the allocation in force gave. A weight that nobody knows is null. */
record BookBody(DealBody deal, List<CommitmentBody> commitments) {

    /**
     * A commitment.
     *
     * @param tier left out in a deal without tiers
     * @param override what the investor is given by decision of two persons; left out if the rule decides
     * @param limitBasis left out where the limit was given as an amount, or there is none
     */
    record CommitmentBody(
            String investor,
            String requested,
            @Nullable String weight,
            @Nullable String limit,
            @Nullable String limitKind,
            Instant committedAt,
            @Nullable String booked,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String tier,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            OverriddenBody override,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LimitBasis limitBasis) {}

    record OverriddenBody(String amount, String reason, String requestedBy, String confirmedBy) {
        static OverriddenBody of(ManualOverride decided, Currency currency) {
            return new OverriddenBody(
                    new Money(decided.amount(), currency).amount(),
                    decided.reason(),
                    decided.requestedBy(),
                    decided.confirmedBy());
        }
    }

    static BookBody of(DealBook book, Map<InvestorId, Long> booked) {
        return new BookBody(
                DealBody.of(book.deal()),
                book.book().commitments().stream()
                        .map(commitment -> commitment(book, commitment, booked.get(commitment.investor())))
                        .toList());
    }

    private static CommitmentBody commitment(DealBook book, Commitment commitment, @Nullable Long booked) {
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
                booked == null ? null : new Money(booked, currency).amount(),
                book.book().terms().haveNoTiers() ? null : commitment.tier().value(),
                commitment
                        .override()
                        .map(decided -> OverriddenBody.of(decided, currency))
                        .orElse(null),
                book.limitBases().get(commitment.investor()));
    }
}
