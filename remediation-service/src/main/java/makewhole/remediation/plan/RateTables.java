package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.interest.RatesMissingException;
import makewhole.remediation.rates.RateTableDigest;
import makewhole.remediation.rates.RateTableVersion;
import makewhole.remediation.rates.RateTableVersions;
import makewhole.remediation.rates.RatesNeeded;
import makewhole.remediation.refusal.InterestRefusal;
import makewhole.remediation.refusal.RefusedException;

/** The tables of rates that a plan may use: the newest version of each that two persons stand for. */
@ApplicationScoped
class RateTables {
    private final RateTableVersions versions;

    RateTables(RateTableVersions versions) {
        this.versions = versions;
    }

    /**
     * The table that a rule takes its rates from.
     *
     * @throws RefusedException if no version of it is confirmed
     */
    RateTable of(InterestRule rule) {
        return versions.newestConfirmed(rule.table())
                .map(RateTableVersion::toTable)
                .orElseThrow(() -> new RefusedException(new InterestRefusal.RateTableNotConfirmed(
                        rule.table(),
                        versions.newest(rule.table())
                                .map(RateTableVersion::version)
                                .orElse(0))));
    }

    /**
     * The table as it is now, if it still says what a plan was worked out with for the days that the plan knew and uses.
     *
     * @param bound what the plan was worked out with
     * @param since the first day for which the plan may owe interest; what a table says of days before it is nothing to it
     */
    Optional<RateTable> grownFrom(RateTableReference bound, InterestRule rule, LocalDate since) {
        RateTable now = of(rule);
        RateTable then = now.through(bound.confirmedThrough());
        boolean same = reference(then).equals(bound)
                || versions.of(rule.table()).stream()
                        .filter(version -> version.digest().equals(bound.digest()))
                        .anyMatch(version -> version.toTable().from(since).saysTheSameAs(then.from(since)));
        return same ? Optional.of(now) : Optional.empty();
    }

    /** What a plan is bound to: every confirmed row. */
    static RateTableReference reference(RateTable table) {
        return new RateTableReference(table.name(), table.confirmedThrough(), RateTableDigest.of(table));
    }

    static RefusedException refused(InterestRule rule, RatesMissingException missing) {
        return new RefusedException(RatesNeeded.refusal(rule, missing));
    }
}
