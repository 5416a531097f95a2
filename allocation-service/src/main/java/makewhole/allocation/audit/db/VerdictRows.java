package makewhole.allocation.audit.db;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditedDeal;
import makewhole.allocation.audit.DealVerdict;
import makewhole.allocation.audit.ReplayedDeal;
import makewhole.allocation.db.LevelColumns;
import makewhole.allocation.db.LevelText;
import makewhole.allocation.proration.Levels;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The verdicts of a batch, column by column: one statement writes them all. An empty text stands for nothing. */
record VerdictRows(List<AuditedDeal> deals) {
    private static final String UPDATE = """
            UPDATE audit_deal d
            SET verdict = v.verdict, undecidable_because = nullif(v.because, ''), reason = v.reason,
                investors = v.investors, findings = v.findings, differences = v.differences,
                largest_difference_minor = v.largest, level_kind = nullif(v.kind, ''),
                level_numerator = nullif(v.numerator, '')::numeric,
                level_denominator = nullif(v.denominator, '')::numeric, tier_levels = nullif(v.tiers, '')::jsonb
            FROM unnest(:deals, :verdicts, :because, :reasons, :investors, :findings, :differences, :largest, :kinds,
                        :numerators, :denominators, :tiers)
                 v (deal_id, verdict, because, reason, investors, findings, differences, largest, kind, numerator,
                    denominator, tiers)
            WHERE d.audit_id = :audit AND d.deal_id = v.deal_id
            """;

    static VerdictRows of(List<ReplayedDeal> replayed) {
        return new VerdictRows(replayed.stream().map(ReplayedDeal::audited).toList());
    }

    void update(Handle handle, AuditId audit) {
        Update update = handle.createUpdate(UPDATE).bind("audit", audit.value());
        texts(update, "deals", deal -> deal.deal().value());
        texts(update, "verdicts", deal -> deal.verdict().name());
        texts(update, "because", deal -> deal.because().map(Enum::name).orElse(""));
        texts(update, "reasons", AuditedDeal::reason);
        update.bindArray("investors", Integer.class, column(AuditedDeal::investors));
        update.bindArray("findings", Integer.class, column(AuditedDeal::findings));
        update.bindArray(
                "differences", Integer.class, column(deal -> deal.differences().count()));
        update.bindArray(
                "largest", Long.class, column(deal -> deal.differences().largest()));
        texts(update, "kinds", deal -> one(deal).map(LevelText::kind).orElse(""));
        texts(update, "numerators", deal -> one(deal).map(LevelText::numerator).orElse(""));
        texts(
                update,
                "denominators",
                deal -> one(deal).map(LevelText::denominator).orElse(""));
        texts(
                update,
                "tiers",
                deal -> deal.levels()
                        .filter(levels -> levels.ofAll().isEmpty())
                        .map(LevelColumns::json)
                        .orElse(""));
        update.execute();
    }

    /** Binds what the counters of the shard go up by. */
    Update count(Update counters) {
        return counters.bind("deals", deals.size())
                .bind("right", count(DealVerdict.RIGHT))
                .bind("wrong", count(DealVerdict.WRONG))
                .bind("rounded", count(DealVerdict.ROUNDED_OTHERWISE))
                .bind("undecidable", count(DealVerdict.NOT_DECIDABLE))
                .bind(
                        "findings",
                        deals.stream().mapToLong(AuditedDeal::findings).sum());
    }

    private long count(DealVerdict verdict) {
        return deals.stream().filter(deal -> deal.verdict() == verdict).count();
    }

    private static Optional<LevelText> one(AuditedDeal deal) {
        return deal.levels().flatMap(Levels::ofAll).map(LevelText::of);
    }

    private void texts(Update update, String name, Function<AuditedDeal, String> field) {
        update.bindArray(name, String.class, column(field));
    }

    private <T> List<T> column(Function<AuditedDeal, T> field) {
        return deals.stream().map(field).toList();
    }
}
