package makewhole.remediation.certificate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says whether an allocation is the right one. It works the shares out from the rule alone and compares, to the minor
 * unit, so that a finding never rests on the word of the service that allocated.
 */
public final class Certificate {
    /** Who would have been given less than the minimum drops out; of equal shares, the one who would lose a tie. */
    private static final Comparator<Claim> LOSES_A_TIE = Comparator.comparing(Claim::committedAt)
            .thenComparing(Claim::investor)
            .reversed();

    private final Offer offer;
    private final Map<String, Long> shares;
    private final Optional<Level> level;

    private Certificate(Offer offer) {
        this.offer = offer;
        List<Claim> in = new ArrayList<>(offer.claims());
        Sharing sharing = Sharing.of(offer, in);
        for (Optional<Claim> leaver = leaver(in, sharing); leaver.isPresent(); leaver = leaver(in, sharing)) {
            in.remove(leaver.get());
            sharing = Sharing.of(offer, in);
        }
        this.shares = sharing.shares();
        this.level = sharing.level();
    }

    /**
     * Everything that is wrong with an allocation, in words; empty if it is right.
     *
     * @param given minor units by investor; who is not named was given nothing
     * @param claimed the level that it claims for investors with history; empty if it says that none is held back
     */
    public static List<String> objections(Offer offer, Map<String, Long> given, Optional<Level> claimed) {
        return new Certificate(offer).compare(given, claimed);
    }

    private List<String> compare(Map<String, Long> given, Optional<Level> claimed) {
        List<String> objections = new ArrayList<>();
        if (!level.equals(claimed)) {
            objections.add("the level is %s, not %s".formatted(words(level), words(claimed)));
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

    private Optional<Claim> leaver(List<Claim> in, Sharing sharing) {
        return in.stream()
                .filter(claim -> isTooSmall(sharing.shares().getOrDefault(claim.investor(), 0L)))
                .min(Comparator.comparing((Claim claim) -> sharing.shares().get(claim.investor()))
                        .thenComparing(LOSES_A_TIE));
    }

    private boolean isTooSmall(long share) {
        return share > 0 && share < offer.minimum();
    }

    private static String words(Optional<Level> level) {
        return level.map(found -> "%s / %s".formatted(found.numerator(), found.denominator()))
                .orElse("none");
    }

    /** Investors with history first; what they leave goes to those without. */
    private record Sharing(Map<String, Long> shares, Optional<Level> level) {
        static Sharing of(Offer offer, List<Claim> claims) {
            long lots = offer.amount() / offer.lot();
            Round first = new Round(
                    lots, offer.lot(), claims.stream().filter(Claim::hasHistory).toList());
            Round last = new Round(
                    lots - first.given(),
                    offer.lot(),
                    claims.stream().filter(claim -> !claim.hasHistory()).toList());
            Map<String, Long> shares = new HashMap<>(first.shares());
            shares.putAll(last.shares());
            return new Sharing(shares, first.level());
        }
    }
}
