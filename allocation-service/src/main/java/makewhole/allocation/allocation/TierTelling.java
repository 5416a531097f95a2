package makewhole.allocation.allocation;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.ZeroHistory;

/** Tells what an investor's tier had to share, how far it went round, and what that came to for them. */
final class TierTelling {
    private final ExplainedLine line;
    private final Commitment commitment;
    private final Terms terms;
    private final TierPot pot;
    private final Sentences sentences;

    TierTelling(ExplainedLine line, Sentences sentences) {
        this.line = line;
        this.commitment = line.commitment();
        this.terms = line.terms();
        this.pot = TierPot.of(line.dealBook().book(), line.given(), commitment.tier());
        this.sentences = sentences;
    }

    /** Gives what the level came to in whole lots, where it held the investor back. */
    Optional<Long> tell(Level level) {
        tier();
        if (pot.toShare() == 0 && commitment.cap() > 0) {
            sentences.say(terms.haveNoTiers() ? "Nothing was left to share." : "So nothing was left for your tier.");
            return Optional.empty();
        }
        Optional<LeftOut> left = line.left();
        if (left.isPresent()) {
            return leftOut(left.get());
        }
        return switch (level) {
            case Level.EveryoneFilled() -> {
                sentences.say(
                        "There was enough for everybody%s, so everybody was given the most they could be given.",
                        here());
                yield Optional.empty();
            }
            case Level.PerWeight(var ratio) -> perWeight(ratio);
            case Level.PerHead(var ratio) -> perHead(ratio);
        };
    }

    private void tier() {
        if (terms.haveNoTiers()) {
            return;
        }
        List<Tier> tiers = terms.tiers();
        int place = tiers.stream().map(Tier::name).toList().indexOf(commitment.tier());
        sentences.say(
                "Investors of this deal are served in %d tiers, one after the other. You are in tier \"%s\", number %d.",
                tiers.size(), commitment.tier(), place + 1);
        sentences.say(
                "Of the %s on offer, %s were left when it was the turn of your tier.",
                sentences.money(line.dealBook().book().onOffer()), sentences.money(pot.left()));
        tiers.get(place).carveOut().ifPresent(carveOut -> {
            sentences.say("%s are set aside for your tier, and it is given no more.", sentences.money(carveOut));
            if (pot.setAside().orElse(carveOut) < carveOut) {
                sentences.say(
                        "Decisions about single investors of your tier had used some of that; %s were left.",
                        sentences.money(pot.setAside().orElse(carveOut)));
            }
        });
        if (pot.toShare() > 0) {
            sentences.say("So your tier could share %s.", sentences.money(pot.toShare()));
        }
    }

    private Optional<Long> leftOut(LeftOut left) {
        ShareOnLeaving.of(line, pot.toShare())
                .ifPresent(share -> sentences.say("Your share before rounding was %s.", sentences.exact(share)));
        switch (left.reason()) {
            case MINIMUM_TICKET ->
                sentences.say(
                        "The smallest ticket in this deal is %s, which you did not reach. Those below it leave one at a"
                                + " time, the smallest share first, and the others share again.",
                        sentences.money(terms.minimum()));
            case HOLDER_LIMIT -> {
                terms.holders().ifPresent(this::holders);
                sentences.say("More would have held something, so those with the smallest shares had to leave, one at a"
                        + " time, and the others shared again.");
            }
        }
        sentences.say(
                "You were number %d of the %d who had to leave%s.",
                line.leftOut().indexOf(left) + 1, line.leftOut().size(), here());
        return Optional.empty();
    }

    private void holders(HolderLimit holders) {
        String free = switch (holders.reserve()) {
            case 0 -> "";
            case 1 -> ", and one of those places is kept free";
            default -> ", and %d of those places are kept free".formatted(holders.reserve());
        };
        sentences.say(
                "%s allows at most %d investors to hold something in this deal%s.",
                switch (holders.rule()) {
                    case SECTION_3C1 -> "The law (section 3(c)(1) of the Investment Company Act)";
                    case QUALIFYING_VENTURE_FUND ->
                        "The law (section 3(c)(1) of the Investment Company Act, for qualifying venture capital funds)";
                    case CONTRACTUAL -> "The agreement of this deal";
                },
                holders.most(),
                free);
    }

    private Optional<Long> perWeight(Ratio ratio) {
        Optional<Ratio> weight = EffectiveWeight.of(line.dealBook().book(), commitment);
        if (weight.isEmpty()) {
            sentences.say(
                    "Investors with past investments asked for all that was on offer, so nothing was left for others.");
            return Optional.empty();
        }
        sentences.say(
                "There was less than was asked for. The level of %s is %s for each 1 of weight (exactly %s).",
                terms.haveNoTiers() ? "this deal" : "your tier", Sentences.decimal(ratio, 0), ratio);
        return share(ShareOnLeaving.product(ratio, weight.get()), "Your weight times the level is");
    }

    private Optional<Long> perHead(Ratio ratio) {
        if (commitment.weight() > 0) {
            sentences.say(
                    "There was enough for all who have past investments, so each was given the most they could be.");
            return Optional.empty();
        }
        sentences.say(
                terms.zeroHistory() == ZeroHistory.MEAN_AS_WEIGHT
                        ? "There was less than was asked for, and it was shared equally."
                        : "What was left after them was shared equally among investors without past investments.");
        return share(ratio, "An equal part of it is");
    }

    private Optional<Long> share(Ratio exact, String sentence) {
        long lot = terms.lot();
        BigInteger[] inLots =
                exact.numerator().divideAndRemainder(exact.denominator().multiply(BigInteger.valueOf(lot)));
        sentences.say("%s %s.", sentence, sentences.exact(exact));
        if (inLots[0].compareTo(BigInteger.valueOf(commitment.cap() / lot)) >= 0) {
            sentences.say("That is not less than the most you could be given, so you were given that.");
            return Optional.empty();
        }
        long roundedDown = Math.multiplyExact(inLots[0].longValueExact(), lot);
        rounding(roundedDown, inLots[1].signum() == 0);
        return Optional.of(roundedDown);
    }

    private void rounding(long roundedDown, boolean whole) {
        String unit = terms.lot() == 1 ? "units" : "lots";
        if (whole) {
            sentences.say("That is a whole number of %s, so there was nothing to round.", unit);
            return;
        }
        sentences.say(
                "Rounded down to whole %s of %s that is %s.",
                unit, sentences.money(terms.lot()), sentences.money(roundedDown));
        sentences.say(
                line.line().given() > roundedDown
                        ? "Rounding down left some over. It goes to the largest remainders, one each, and of equal ones to"
                                + " those who committed earlier; one went to you."
                        : "Rounding down left some over. It goes to the largest remainders, one each, and of equal ones to"
                                + " those who committed earlier; none was left for you.");
    }

    private String here() {
        return terms.haveNoTiers() ? "" : " in your tier";
    }
}
