package makewhole.remediation.incident;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a case is run: how bad it is, whose law it concerns, who has which role, what each workstream does next, and who
 * may see it.
 *
 * @param jurisdictions countries by ISO 3166-1, or their parts by ISO 3166-2, such as {@code US-NY}; in order
 * @param readers who may see a restricted case beside those who declared it or have a role in it
 */
public record Room(
        Severity severity,
        List<String> jurisdictions,
        Map<CaseRole, Holder> holders,
        Map<Workstream, Standing> standings,
        boolean restricted,
        Set<String> readers) {

    public Room {
        requireNonNull(severity, "severity");
        jurisdictions = List.copyOf(jurisdictions);
        holders = Map.copyOf(holders);
        standings = Map.copyOf(standings);
        readers = Set.copyOf(readers);
    }

    /** The room of a new case. */
    static Room opened(Severity severity, Optional<String> lead) {
        return new Room(
                severity,
                List.of(),
                lead.map(person -> Map.of(CaseRole.LEAD, Holder.of(person))).orElseGet(Map::of),
                Map.of(),
                false,
                Set.of());
    }

    public Optional<Holder> holder(CaseRole role) {
        return Optional.ofNullable(holders.get(role));
    }

    public Standing standing(Workstream workstream) {
        return standings.getOrDefault(workstream, Standing.NOTHING_SAID);
    }

    boolean isIn(String person) {
        return readers.contains(person)
                || holders.values().stream().anyMatch(one -> one.person().equals(person) || one.offersTo(person));
    }

    Room rated(Severity now) {
        return new Room(now, jurisdictions, holders, standings, restricted, readers);
    }

    Room under(List<String> now) {
        return new Room(severity, List.copyOf(new TreeSet<>(now)), holders, standings, restricted, readers);
    }

    Room held(CaseRole role, Holder holder) {
        Map<CaseRole, Holder> now = new EnumMap<>(CaseRole.class);
        now.putAll(holders);
        now.put(role, holder);
        return new Room(severity, jurisdictions, now, standings, restricted, readers);
    }

    Room standing(Workstream workstream, Standing standing) {
        Map<Workstream, Standing> now = new EnumMap<>(Workstream.class);
        now.putAll(standings);
        now.put(workstream, standing);
        return new Room(severity, jurisdictions, holders, now, restricted, readers);
    }

    Room openTo(boolean onlyReaders, Set<String> now) {
        return new Room(severity, jurisdictions, holders, standings, onlyReaders, now);
    }
}
