package makewhole.allocation.deal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.RowForm;
import makewhole.platform.money.Money;

/** A row of commitments. */
final class CommitmentRow {
    private static final List<String> OF_EVERY_DEAL =
            List.of("deal_id", "investor_id", "requested", "average", "limit", "limit_kind", "committed_at");
    private static final List<String> OF_A_PAST_DEAL = List.of("booked");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private CommitmentRow() {}

    static Optional<InvestorId> investor(CsvRow row) {
        return DealRow.named(row, "investor_id", InvestorId::new);
    }

    static RowForm form(BookKind kind) {
        return DealRow.form(kind, OF_EVERY_DEAL, OF_A_PAST_DEAL, List.of("tier"));
    }

    /** The values of a commitment in the order of the columns of a past deal; what it does not have is empty. */
    static List<String> values(ExportedCommitment exported) {
        Commitment commitment = exported.commitment();
        Currency currency = exported.currency();
        return List.of(
                exported.deal().value(),
                commitment.investor().value(),
                new Money(commitment.requested(), currency).amount(),
                new Money(commitment.weight(), currency).amount(),
                commitment
                        .limit()
                        .map(limit -> new Money(limit.amount(), currency).amount())
                        .orElse(""),
                commitment.limit().map(limit -> limit.kind().name()).orElse(""),
                commitment.committedAt().toString(),
                exported.booked()
                        .map(minor -> new Money(minor, currency).amount())
                        .orElse(""),
                commitment.tier().equals(TierName.ALL) ? "" : commitment.tier().value());
    }

    static Optional<StagedCommitment> read(CsvRow row, Deal deal, InvestorId investor, BookKind kind) {
        Optional<Commitment> commitment = commitment(row, investor, deal);
        boolean rightForKind = DealRow.isEmptyIfLive(row, "booked", kind);
        Optional<Long> booked =
                kind == BookKind.PAST ? row.amount("booked", deal.currency()).map(Money::minor) : Optional.of(0L);
        if (commitment.isEmpty() || booked.isEmpty() || !rightForKind) {
            return Optional.empty();
        }
        return Optional.of(new StagedCommitment(deal.id(), row.row(), commitment.get(), booked.get()));
    }

    private static Optional<Commitment> commitment(CsvRow row, InvestorId investor, Deal deal) {
        Currency currency = deal.currency();
        Optional<Money> requested = row.amount("requested", currency);
        Optional<Money> weight = row.amount("average", currency);
        boolean limited = !row.isBlank("limit") || !row.isBlank("limit_kind");
        Optional<Limit> limit = limited ? limit(row, currency) : Optional.empty();
        Optional<Instant> at = row.instant("committed_at").filter(instant -> canBeHeld(row, instant));
        Optional<TierName> tier = tier(row, deal.terms());
        if (requested.isEmpty() || weight.isEmpty() || (limited && limit.isEmpty()) || at.isEmpty() || tier.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Commitment(
                investor,
                requested.get().minor(),
                weight.get().minor(),
                limit,
                at.get(),
                tier.get(),
                Optional.empty()));
    }

    /** One of the deal's tiers; empty in a deal that has none. */
    private static Optional<TierName> tier(CsvRow row, Terms terms) {
        Optional<TierName> tier =
                row.isBlank("tier") ? Optional.of(TierName.ALL) : DealRow.named(row, "tier", TierName::new);
        return tier.filter(name -> {
            boolean known = terms.tiers().stream().anyMatch(one -> one.name().equals(name));
            if (!known) {
                row.refuse(
                        "tier",
                        "is none of the deal's tiers "
                                + terms.tiers().stream().map(Tier::name).toList());
            }
            return known;
        });
    }

    /** A limit has an amount and a kind, both or neither. */
    private static Optional<Limit> limit(CsvRow row, Currency currency) {
        if (row.isBlank("limit")) {
            row.refuse("limit", "is empty, but there is a limit_kind");
            return Optional.empty();
        }
        Optional<Money> amount = row.amount("limit", currency);
        if (row.isBlank("limit_kind")) {
            row.refuse("limit_kind", "is empty, but there is a limit");
            return Optional.empty();
        }
        Optional<LimitKind> kind = row.oneOf("limit_kind", LimitKind.class);
        return amount.flatMap(most -> kind.map(why -> new Limit(most.minor(), why)));
    }

    /** Microseconds are what the database keeps; a tie must not be decided by what it would cut off. */
    private static boolean canBeHeld(CsvRow row, Instant at) {
        int year = at.atZone(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            row.refuse("committed_at", "'%s' is not between %d and %d".formatted(at, FIRST_YEAR, LAST_YEAR));
            return false;
        }
        if (!at.truncatedTo(ChronoUnit.MICROS).equals(at)) {
            row.refuse("committed_at", "'%s' is finer than a microsecond".formatted(at));
            return false;
        }
        return true;
    }
}
