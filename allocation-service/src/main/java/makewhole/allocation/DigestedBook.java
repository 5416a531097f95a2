package makewhole.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.platform.digest.Digests;

/**
 * How terms and commitments become digested rows, in one place. Tiers, holder limits and overrides have rows only where
 * there are some, so that a book without them has the digest that it always had.
 */
public final class DigestedBook {
    private final DigestedRows rows;

    public DigestedBook(DigestedRows rows) {
        this.rows = rows;
    }

    public void add(Terms terms) {
        rows.row(terms.zeroHistory(), terms.lot(), terms.minimum());
        if (!terms.haveNoTiers()) {
            for (Tier tier : terms.tiers()) {
                rows.row(
                        "tier",
                        tier.name(),
                        tier.carveOut().map(String::valueOf).orElse(""));
            }
        }
        terms.holders().ifPresent(this::add);
    }

    /**
     * Adds commitments in the order given.
     *
     * @param label first field of every row of a commitment; none if empty
     */
    public void add(List<Commitment> commitments, Terms terms, String label) {
        boolean tiered = !terms.haveNoTiers();
        for (Commitment commitment : commitments) {
            List<Object> fields = new ArrayList<>();
            if (!label.isEmpty()) {
                fields.add(label);
            }
            fields.add(commitment.investor());
            fields.add(commitment.requested());
            fields.add(commitment.weight());
            fields.add(
                    commitment.limit().map(Limit::amount).map(String::valueOf).orElse(""));
            fields.add(commitment.limit().map(Limit::kind).map(Enum::name).orElse(""));
            fields.add(commitment.committedAt());
            if (tiered) {
                fields.add(commitment.tier());
            }
            rows.row(fields.toArray());
            commitment.override().ifPresent(decided -> add(commitment, decided));
        }
    }

    private void add(HolderLimit holders) {
        rows.row("holders", holders.rule(), holders.most(), holders.reserve());
    }

    /** A reason may have several lines, which a row may not, so it stands there by its own digest. */
    private void add(Commitment commitment, ManualOverride decided) {
        rows.row(
                "override",
                commitment.investor(),
                decided.amount(),
                Digests.sha256(decided.reason().getBytes(UTF_8)),
                decided.requestedBy(),
                decided.confirmedBy());
    }
}
