package makewhole.allocation.deal.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import makewhole.allocation.db.BulkRows;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.VersionName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes new deals with all that belongs to them. */
final class NewDeals {
    /** What {@link #fields} gives the values of. */
    static final String COMMITMENT_COLUMNS =
            "deal_id, investor_id, requested_minor, weight_minor, limit_minor, limit_kind, committed_at, tier,"
                    + " limit_rule, limit_figures_since, limit_facts_as_of";

    private static final String TIER_COLUMNS = "deal_tier (deal_id, position, name, carve_out_minor)";
    private static final String OVERRIDE_COLUMNS =
            "manual_override (override_id, deal_id, investor_id, amount_minor, reason, state, requested_by,"
                    + " requested_at, confirmed_by, confirmed_at)";

    private NewDeals() {}

    /** Inserts deals with their tiers, but for those whose id is taken, and gives these. */
    static Set<DealId> insert(Handle handle, List<Deal> deals) {
        // Always in the same order, so that two uploads with the same deals cannot wait for each other.
        List<Deal> sorted =
                deals.stream().sorted(Comparator.comparing(Deal::id)).toList();
        int[] inserted = insertRows(handle, sorted);
        Set<DealId> taken = new HashSet<>();
        List<Deal> added = new ArrayList<>();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 0) {
                taken.add(sorted.get(i).id());
            } else {
                added.add(sorted.get(i));
            }
        }
        copy(handle, TIER_COLUMNS, added.stream().flatMap(NewDeals::tiers).toList());
        return taken;
    }

    /**
     * Inserts the commitments of a deal that is there, and what was decided about them.
     *
     * @param now when they come in, which is also what is known of the time of overrides that come with them
     */
    static void insertBook(Handle handle, DealBook deal, Instant now) {
        BulkRows.copy(handle, "commitment (%s)".formatted(COMMITMENT_COLUMNS), commitments(deal));
        copy(handle, OVERRIDE_COLUMNS, overrides(deal, now).toList());
    }

    private static void copy(Handle handle, String target, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            BulkRows.copy(handle, target, rows.stream());
        }
    }

    private static int[] insertRows(Handle handle, List<Deal> deals) {
        if (deals.isEmpty()) {
            return new int[0];
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO deal (deal_id, name, currency, unit_price, on_offer_minor, closed_on, funded_on,
                                  correction_window_ends_on, zero_history, lot_minor, minimum_minor, algorithm_version,
                                  holder_rule, holder_most, holder_reserve, rounding)
                VALUES (:deal, :name, :currency, :price, :onOffer, :closedOn, :fundedOn,
                        :correctableUntil, :zeroHistory, :lot, :minimum, :version, :holderRule, :most, :reserve,
                        :rounding)
                ON CONFLICT (deal_id) DO NOTHING
                """);
        for (Deal deal : deals) {
            Optional<HolderLimit> holders = deal.terms().holders();
            batch.bind("deal", deal.id().value())
                    .bind("name", deal.name())
                    .bind("currency", deal.currency().getCurrencyCode())
                    .bind("price", deal.unitPrice())
                    .bind("onOffer", deal.onOffer())
                    .bind("closedOn", deal.calendar().closedOn())
                    .bind("fundedOn", deal.calendar().fundedOn())
                    .bind("correctableUntil", deal.calendar().correctionWindowEndsOn())
                    .bind("zeroHistory", deal.terms().zeroHistory().name())
                    .bind("lot", deal.terms().lot())
                    .bind("minimum", deal.terms().minimum())
                    .bind("version", deal.allocatedBy().map(VersionName::value).orElse(null))
                    .bind(
                            "holderRule",
                            holders.map(HolderLimit::rule).map(Enum::name).orElse(null))
                    .bind("most", holders.map(HolderLimit::most).orElse(null))
                    .bind("reserve", holders.map(HolderLimit::reserve).orElse(null))
                    .bind("rounding", deal.rounding())
                    .add();
        }
        return batch.execute();
    }

    private static Stream<@Nullable Object[]> tiers(Deal deal) {
        if (deal.terms().haveNoTiers()) {
            return Stream.empty();
        }
        List<Tier> tiers = deal.terms().tiers();
        return IntStream.range(0, tiers.size()).mapToObj(i -> new @Nullable Object[] {
            deal.id(), i + 1, tiers.get(i).name(), tiers.get(i).carveOut().orElse(null)
        });
    }

    private static Stream<@Nullable Object[]> commitments(DealBook deal) {
        return deal.book().commitments().stream()
                .map(commitment -> fields(
                        deal.deal().id(),
                        commitment,
                        deal.weightsUnknown().contains(commitment.investor()),
                        Optional.ofNullable(deal.limitBases().get(commitment.investor()))));
    }

    static @Nullable Object[] fields(
            DealId deal, Commitment commitment, boolean weightUnknown, Optional<LimitBasis> basis) {
        boolean inTheOnlyTier = commitment.tier().equals(TierName.ALL);
        return new @Nullable Object[] {
            deal,
            commitment.investor(),
            commitment.requested(),
            weightUnknown ? null : commitment.weight(),
            commitment.limit().map(Limit::amount).orElse(null),
            commitment.limit().map(Limit::kind).orElse(null),
            commitment.committedAt(),
            inTheOnlyTier ? null : commitment.tier(),
            basis.map(LimitBasis::rule).orElse(null),
            basis.map(LimitBasis::figuresSince).orElse(null),
            basis.map(LimitBasis::factsAsOf).orElse(null)
        };
    }

    private static Stream<@Nullable Object[]> overrides(DealBook deal, Instant now) {
        return deal.book().commitments().stream()
                .flatMap(commitment ->
                        commitment.override().stream().map(decided -> fields(deal.deal(), commitment, decided, now)));
    }

    private static @Nullable Object[] fields(Deal deal, Commitment commitment, ManualOverride decided, Instant now) {
        return new @Nullable Object[] {
            UUID.randomUUID(),
            deal.id(),
            commitment.investor(),
            decided.amount(),
            decided.reason(),
            "CONFIRMED",
            decided.requestedBy(),
            now,
            decided.confirmedBy(),
            now
        };
    }
}
