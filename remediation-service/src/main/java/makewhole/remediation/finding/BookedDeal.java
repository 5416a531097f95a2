package makewhole.remediation.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;

/**
 * A deal with its commitments and what was really given.
 *
 * @param rounding how it is declared to have been rounded
 */
public record BookedDeal(
        DealId deal,
        String name,
        BigDecimal unitPrice,
        Money onOffer,
        LocalDate closedOn,
        LocalDate fundedOn,
        LocalDate windowEndsOn,
        PromisedTerms terms,
        DeclaredRounding rounding,
        List<Commitment> commitments) {
    public BookedDeal {
        commitments = List.copyOf(commitments);
    }

    /**
     * What one investor asked for and was given.
     *
     * @param limit at most this much, if there is a limit
     * @param booked what was given; empty if the allocation does not name them
     * @param tier with whom the investor is served; empty in a deal without tiers
     * @param decided what two persons decided that they are given; empty if the rule decides
     */
    public record Commitment(
            InvestorId investor,
            Money requested,
            Money weight,
            Optional<Money> limit,
            LimitKind limitKind,
            Instant committedAt,
            Optional<Money> booked,
            Optional<String> tier,
            Optional<Money> decided) {
        /** The most that the investor may be given. */
        public Money cap() {
            return limit.filter(most -> most.compareTo(requested) < 0).orElse(requested);
        }

        /** Whether more was given than the limit, and not merely than the request. */
        public boolean isAboveLimit() {
            return limit.isPresent() && given().compareTo(limit.get()) > 0;
        }

        public Money given() {
            return booked.orElse(Money.zero(requested.currency()));
        }

        Money aboveCapBy() {
            Money nothing = Money.zero(requested.currency());
            return given().compareTo(cap()) > 0 ? given().minus(cap()) : nothing;
        }
    }
}
