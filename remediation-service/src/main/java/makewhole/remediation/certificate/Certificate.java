package makewhole.remediation.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Says whether an allocation is the right one. It works the shares out from the rule alone and compares, to the minor
 * unit, so that a finding never rests on the word of the service that allocated. What two persons decided comes off the
 * top; then one turn of investors after the other is served from what is left.
 */
public final class Certificate {
    private final Offer offer;
    private final Map<String, Long> shares = new HashMap<>();
    private final Map<String, Optional<Level>> levels = new HashMap<>();

    private Certificate(Offer offer) {
        this.offer = offer;
        long left = offer.amount();
        long places =
                offer.rules().places().isPresent() ? offer.rules().places().getAsInt() : Long.MAX_VALUE;
        for (Claim claim : offer.claims()) {
            if (claim.decided().isPresent()) {
                long decided = claim.decided().getAsLong();
                shares.put(claim.investor(), decided);
                left = Math.subtractExact(left, decided);
                places -= decided > 0 ? 1 : 0;
            }
        }
        if (left < 0 || places < 0) {
            throw new IllegalArgumentException("more was decided than there was to give");
        }
        serve(left, places);
    }

    private void serve(long amount, long free) {
        Parts parts = Parts.of(offer);
        long left = amount;
        long places = free;
        for (Rules.Turn turn : offer.rules().queue()) {
            Served served = new Served(offer.rules(), parts, waiting(turn), lots(turn, left), places);
            shares.putAll(served.shares());
            levels.put(turn.name(), served.level());
            left -= served.given() * offer.rules().lot();
            places -= served.holders();
        }
    }

    /** What was decided for somebody is taken from what is set aside for their turn. */
    private long lots(Rules.Turn turn, long left) {
        OptionalLong atMost = turn.atMost();
        if (atMost.isEmpty()) {
            return left / offer.rules().lot();
        }
        long decided = offer.claims().stream()
                .filter(claim -> claim.turn().equals(turn.name()))
                .mapToLong(claim -> claim.decided().orElse(0))
                .sum();
        return Math.min(left, Math.max(0, atMost.getAsLong() - decided))
                / offer.rules().lot();
    }

    private List<Claim> waiting(Rules.Turn turn) {
        return offer.claims().stream()
                .filter(claim ->
                        claim.turn().equals(turn.name()) && claim.decided().isEmpty())
                .toList();
    }

    /**
     * Everything that is wrong with an allocation of an offer that serves all at once, in words; empty if it is right.
     *
     * @param given minor units by investor; who is not named was given nothing
     * @param claimed the level that it claims for investors with history; empty if it says that none is held back
     */
    public static List<String> objections(Offer offer, Map<String, Long> given, Optional<Level> claimed) {
        return objections(offer, given, Map.of(Rules.ALL, claimed));
    }

    /**
     * Everything that is wrong with an allocation, in words; empty if it is right.
     *
     * @param given minor units by investor; who is not named was given nothing
     * @param claimed the level that it claims for each turn; empty if it says that nobody with a weight is held back
     */
    public static List<String> objections(Offer offer, Map<String, Long> given, Map<String, Optional<Level>> claimed) {
        return new Certificate(offer).compare(given, claimed);
    }

    /** What is right by the rule alone: minor units by investor; who is not named is given nothing. */
    public static Map<String, Long> shares(Offer offer) {
        return Map.copyOf(new Certificate(offer).shares);
    }

    private List<String> compare(Map<String, Long> given, Map<String, Optional<Level>> claimed) {
        List<String> objections = new ArrayList<>();
        if (!levels.equals(claimed)) {
            objections.add("the level is %s, not %s".formatted(words(levels), words(claimed)));
        }
        Map<String, Long> strangers = new TreeMap<>(given);
        for (Claim claim : offer.claims()) {
            long right = shares.getOrDefault(claim.investor(), 0L);
            Long said = strangers.remove(claim.investor());
            if (right != (said == null ? 0 : said)) {
                objections.add("%s is to have %d minor units, not %s"
                        .formatted(claim.investor(), right, said == null ? "nothing" : said.toString()));
            }
        }
        strangers.keySet().forEach(stranger -> objections.add("%s is not in the book".formatted(stranger)));
        return objections;
    }

    private static String words(Map<String, Optional<Level>> levels) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(levels).forEach((turn, level) -> {
            String fraction = level.map(found -> "%s / %s".formatted(found.numerator(), found.denominator()))
                    .orElse("none");
            words.add(turn.equals(Rules.ALL) ? fraction : "%s for %s".formatted(fraction, turn));
        });
        return String.join(", ", words);
    }
}
