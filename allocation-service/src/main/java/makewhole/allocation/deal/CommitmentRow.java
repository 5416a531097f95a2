package makewhole.allocation.deal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.RowForm;
import makewhole.platform.money.Money;

/**
 * A row of commitments. An empty average of a past deal is one that the firm does not know any more; booked_currency
 * stands only where something was booked in another currency than the deal's.
 */
final class CommitmentRow {
    private static final List<String> OF_EVERY_DEAL =
            List.of("deal_id", "investor_id", "requested", "average", "limit", "limit_kind", "committed_at");
    private static final List<String> OF_A_PAST_DEAL = List.of("booked");
    private static final List<String> OPTIONAL = Stream.of(
                    List.of("tier", "booked_currency"), LimitColumns.OF_A_BASIS, OverrideColumns.ALL)
            .flatMap(List::stream)
            .toList();
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private CommitmentRow() {}

    static Optional<InvestorId> investor(CsvRow row) {
        return DealRow.named(row, "investor_id", InvestorId::new);
    }

    static RowForm form(BookKind kind) {
        return DealRow.form(kind, OF_EVERY_DEAL, OF_A_PAST_DEAL, OPTIONAL);
    }

    /** The values of a commitment in the order of the columns of a past deal; what it does not have is empty. */
    static List<String> values(ExportedCommitment exported) {
        Commitment commitment = exported.commitment();
        Currency currency = exported.currency();
        List<String> values = new ArrayList<>();
        values.add(exported.deal().value());
        values.add(commitment.investor().value());
        values.add(new Money(commitment.requested(), currency).amount());
        values.add(exported.weightUnknown() ? "" : new Money(commitment.weight(), currency).amount());
        values.addAll(LimitColumns.ofLimit(commitment.limit(), currency));
        values.add(commitment.committedAt().toString());
        values.add(exported.booked().map(Money::amount).orElse(""));
        values.add(
                commitment.tier().equals(TierName.ALL) ? "" : commitment.tier().value());
        values.add(exported.booked()
                .map(Money::currency)
                .filter(booked -> !booked.equals(currency))
                .map(Currency::getCurrencyCode)
                .orElse(""));
        values.addAll(LimitColumns.ofBasis(exported.limitBasis()));
        values.addAll(OverrideColumns.of(commitment.override(), currency));
        return List.copyOf(values);
    }

    static Optional<StagedCommitment> read(CsvRow row, Deal deal, InvestorId investor, BookKind kind) {
        Optional<Commitment> commitment = commitment(row, investor, deal, kind);
        LimitColumns.Basis basis = LimitColumns.basis(row);
        boolean rightForKind = DealRow.areEmptyIfLive(row, List.of("booked", "booked_currency"), kind);
        boolean undecided = OverrideColumns.areEmptyIfLive(row, kind);
        Optional<Money> booked =
                kind == BookKind.PAST ? booked(row, deal.currency()) : Optional.of(new Money(0, deal.currency()));
        if (commitment.isEmpty() || booked.isEmpty() || !rightForKind || !undecided || basis.isRefused()) {
            return Optional.empty();
        }
        Money given = booked.get();
        return Optional.of(new StagedCommitment(
                deal.id(),
                row.row(),
                commitment.get(),
                hasNoWeight(row, kind),
                basis.known(),
                given.minor(),
                Optional.of(given.currency()).filter(currency -> !currency.equals(deal.currency()))));
    }

    private static Optional<Commitment> commitment(CsvRow row, InvestorId investor, Deal deal, BookKind kind) {
        Currency currency = deal.currency();
        Optional<Money> requested = row.amount("requested", currency);
        Optional<Money> weight =
                hasNoWeight(row, kind) ? Optional.of(new Money(0, currency)) : row.amount("average", currency);
        LimitColumns.Given limit = LimitColumns.limit(row, currency);
        Optional<Instant> at = row.instant("committed_at").filter(instant -> canBeHeld(row, instant));
        Optional<TierName> tier = tier(row, deal.terms());
        if (requested.isEmpty() || weight.isEmpty() || limit.isRefused() || at.isEmpty() || tier.isEmpty()) {
            return Optional.empty();
        }
        Commitment asked = new Commitment(
                investor,
                requested.get().minor(),
                weight.get().minor(),
                limit.known(),
                at.get(),
                tier.get(),
                Optional.empty());
        return kind == BookKind.LIVE || OverrideColumns.areEmpty(row)
                ? Optional.of(asked)
                : OverrideColumns.read(row, asked, deal).map(decided -> overridden(asked, decided));
    }

    private static Commitment overridden(Commitment asked, ManualOverride decided) {
        return new Commitment(
                asked.investor(),
                asked.requested(),
                asked.weight(),
                asked.limit(),
                asked.committedAt(),
                asked.tier(),
                Optional.of(decided));
    }

    /** Whether nobody knows the average of this investor's past investments any more. */
    private static boolean hasNoWeight(CsvRow row, BookKind kind) {
        return kind == BookKind.PAST && row.isBlank("average");
    }

    private static Optional<Money> booked(CsvRow row, Currency ofDeal) {
        Optional<Currency> currency =
                row.isBlank("booked_currency") ? Optional.of(ofDeal) : row.currency("booked_currency");
        return currency.flatMap(known -> row.amount("booked", known));
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
