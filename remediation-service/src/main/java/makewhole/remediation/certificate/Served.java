package makewhole.remediation.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one turn is given: those who share by parts first, what they leave to those who share by heads; all without those
 * who have to leave. Who that is was found step by step; here one whole round shows that nobody else has to.
 */
final class Served {
    private final Rules rules;
    private final Parts parts;
    private final List<Claim> in;
    private final long lots;
    private final Round byParts;
    private final Round byHeads;

    /**
     * Serves them.
     *
     * @param lots what there is for them
     * @param places that are left for holders
     */
    Served(Rules rules, Parts parts, List<Claim> claims, long lots, long places) {
        this.rules = rules;
        this.parts = parts;
        this.lots = lots;
        Set<String> leavers = Leavers.of(rules, parts, claims, lots, places);
        this.in = claims.stream()
                .filter(claim -> !leavers.contains(claim.investor()))
                .toList();
        this.byParts = byParts();
        this.byHeads = byHeads();
        leaver(places).ifPresent(one -> {
            throw new IllegalStateException("%s has to leave as well".formatted(one.investor()));
        });
    }

    /** Minor units by investor; who had to leave is not named. */
    Map<String, Long> shares() {
        Map<String, Long> shares = new HashMap<>(byParts.shares());
        shares.putAll(byHeads.shares());
        return shares;
    }

    /** Minor units per minor unit of weight; empty if nobody who shares by weight is held back. */
    Optional<Level> level() {
        return byParts.level(parts.scale());
    }

    /** Lots that were given. */
    long given() {
        return byParts.given() + byHeads.given();
    }

    /** How many hold something. */
    long holders() {
        return exact().stream().filter(Round.Exact::isSomething).count();
    }

    private Round byParts() {
        return new Round(
                lots,
                rules.lot(),
                in.stream().filter(claim -> parts.of(claim).signum() > 0).toList(),
                parts::of);
    }

    private Round byHeads() {
        return new Round(
                lots - byParts.given(),
                rules.lot(),
                in.stream().filter(claim -> parts.of(claim).signum() == 0).toList(),
                claim -> BigInteger.ONE);
    }

    private List<Round.Exact> exact() {
        List<Round.Exact> exact = new ArrayList<>(byParts.exact());
        exact.addAll(byHeads.exact());
        return exact;
    }

    private Optional<Claim> leaver(long places) {
        List<Round.Exact> holders =
                exact().stream().filter(Round.Exact::isSomething).toList();
        Optional<Round.Exact> smallest = holders.stream().min(Round.Exact.FIRST_TO_LEAVE);
        return smallest.filter(one -> one.whole() < rules.minimumInLots() || holders.size() > places)
                .map(Round.Exact::claim);
    }
}
