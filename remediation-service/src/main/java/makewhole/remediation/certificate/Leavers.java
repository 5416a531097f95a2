package makewhole.remediation.certificate;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who has to leave a turn so that nobody holds less than the minimum and there is a place for everybody: always the one
 * with the least, until that is so. Costs the logarithm of the turn for each instead of a round.
 */
final class Leavers {
    private final Rules rules;
    private final long lots;
    private final Crowd byParts;
    private final Crowd byHeads;
    private final Parts parts;

    private Leavers(Rules rules, Parts parts, List<Claim> claims, long lots) {
        this.rules = rules;
        this.parts = parts;
        this.lots = lots;
        this.byParts = new Crowd(
                rules.lot(), claims.stream().filter(this::sharesByParts).toList(), parts::of);
        this.byHeads = new Crowd(
                rules.lot(),
                claims.stream().filter(claim -> !sharesByParts(claim)).toList(),
                claim -> BigInteger.ONE);
        byParts.giveUpTo(lots);
        byHeads.giveUpTo(lots - byParts.given());
    }

    /** The investors who leave. */
    static Set<String> of(Rules rules, Parts parts, List<Claim> claims, long lots, long places) {
        if (rules.minimumInLots() == 0 && places >= claims.size()) {
            return Set.of();
        }
        return new Leavers(rules, parts, claims, lots).untilAllMayStay(places);
    }

    private Set<String> untilAllMayStay(long places) {
        Set<String> leavers = new HashSet<>();
        for (Optional<Crowd.Share> least = least(); least.isPresent(); least = least()) {
            boolean mayStay =
                    least.get().whole() >= rules.minimumInLots() && byParts.holders() + byHeads.holders() <= places;
            if (mayStay) {
                break;
            }
            Claim leaver = least.get().claim();
            leavers.add(leaver.investor());
            if (sharesByParts(leaver)) {
                byParts.leave(leaver);
                byHeads.giveUpTo(lots - byParts.given());
            } else {
                byHeads.leave(leaver);
            }
        }
        return leavers;
    }

    private Optional<Crowd.Share> least() {
        return Stream.of(byParts.least(), byHeads.least())
                .flatMap(Optional::stream)
                .min(Crowd.Share.FIRST_TO_LEAVE);
    }

    private boolean sharesByParts(Claim claim) {
        return parts.of(claim).signum() > 0;
    }
}
