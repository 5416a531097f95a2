package makewhole.remediation.rates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import makewhole.platform.identity.Subject;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.refusal.InterestRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * What a table of rates says from one import on. Nothing of it ever changes; a plan uses it once a second person has
 * confirmed it.
 *
 * @param version counted from 1, which is what the service was shipped with
 * @param confirmedThrough the last day whose rate is known
 * @param digest of the figures, as plans are bound to it
 * @param importedBy a person of finance, or the service itself for what it was shipped with
 */
public record RateTableVersion(
        String table,
        int version,
        LocalDate confirmedThrough,
        List<RateRow> rows,
        String digest,
        String importedBy,
        Instant importedAt,
        Optional<Confirmation> confirmation) {
    /** Who imported what the service was shipped with; no person. */
    public static final String SHIPPED = "makewhole";

    public RateTableVersion {
        rows = List.copyOf(rows);
    }

    static RateTableVersion of(int version, RateTable table, List<RateRow> rows, String importedBy, Instant at) {
        return new RateTableVersion(
                table.name(),
                version,
                table.confirmedThrough(),
                rows,
                RateTableDigest.of(table),
                importedBy,
                at,
                Optional.empty());
    }

    /** The figures. */
    public RateTable toTable() {
        String sources = rows.stream().map(RateRow::source).distinct().collect(Collectors.joining("; "));
        return new RateTable(
                table,
                sources,
                confirmedThrough,
                rows.stream().map(RateRow::period).toList());
    }

    public boolean isConfirmed() {
        return confirmation.isPresent();
    }

    /**
     * The version as another person has confirmed it.
     *
     * @param named the digest that this person has compared with the sources
     * @throws RefusedException if it is confirmed, the digest is another, or the person imported it
     */
    RateTableVersion confirm(Subject subject, String named, Instant at) {
        if (isConfirmed()) {
            throw new RefusedException(new InterestRefusal.RateTableConfirmed(table, version));
        }
        if (!named.equals(digest)) {
            throw new RefusedException(new InterestRefusal.RateTableDigestStale(table, version, named, digest));
        }
        if (!subject.isAnotherPersonThan(importedBy)) {
            throw new RefusedException(new PlanRefusal.SecondPersonRequired(
                    "You imported this version; another person of finance has to compare it with its sources"));
        }
        return new RateTableVersion(
                table,
                version,
                confirmedThrough,
                rows,
                digest,
                importedBy,
                importedAt,
                Optional.of(new Confirmation(subject.name(), at)));
    }
}
