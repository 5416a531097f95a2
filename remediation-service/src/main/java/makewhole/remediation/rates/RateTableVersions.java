package makewhole.remediation.rates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.interest.InterestRule;

/** Every version of every table of rates; versions are only ever added. */
public interface RateTableVersions {
    /** Serialises imports and confirmations until the running transaction ends. */
    void lock();

    /** Every version of a table, the newest last. */
    List<RateTableVersion> of(String table);

    void add(RateTableVersion version);

    void addConfirmation(RateTableVersion confirmed);

    /** The names of the tables that rules take their rates from. */
    static List<String> tables() {
        return List.copyOf(new TreeSet<>(Arrays.stream(InterestRule.values())
                .filter(rule -> !rule.isFixed())
                .map(InterestRule::table)
                .toList()));
    }

    /**
     * Checks the name of a table.
     *
     * @throws NotFoundException if no rule uses a table of this name
     */
    static String known(String table) {
        if (!tables().contains(table)) {
            throw new NotFoundException("rate table", table);
        }
        return table;
    }

    /**
     * One version.
     *
     * @throws NotFoundException if there is none
     */
    default RateTableVersion require(String table, int version) {
        return of(known(table)).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("rate table version", table + " " + version));
    }

    /** The newest version. */
    default Optional<RateTableVersion> newest(String table) {
        return of(table).stream().max(Comparator.comparingInt(RateTableVersion::version));
    }

    /** The newest version that two persons stand for. */
    default Optional<RateTableVersion> newestConfirmed(String table) {
        return of(table).stream()
                .filter(RateTableVersion::isConfirmed)
                .max(Comparator.comparingInt(RateTableVersion::version));
    }
}
