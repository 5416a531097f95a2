package makewhole.allocation.allocation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Share;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;

/**
 * Why one investor was given what they were given, in plain words: request, limit, weight, level, rounding, result.
 *
 * @param sentences in the order in which one would tell it
 * @param roundedDown what the level gives in whole lots, before what was left over went to the largest remainders;
 *     empty where no level held the investor back or none is known
 */
public record Explanation(Commitment commitment, Share line, List<String> sentences, Optional<Long> roundedDown) {
    private static final int DIGITS_SHOWN = 6;

    public Explanation {
        sentences = List.copyOf(sentences);
    }

    /**
     * Explains a line.
     *
     * @param before the same investor's line in the allocation that was superseded, if it was
     */
    public static Explanation of(
            Deal deal, Allocation allocation, Commitment commitment, Share line, Optional<Share> before) {
        Teller teller = new Teller(deal, commitment, line);
        teller.request();
        Optional<Long> roundedDown = switch (allocation.origin()) {
            case Origin.Imported _ -> teller.imported(allocation);
            case Origin.Published _ ->
                allocation
                        .levels()
                        .flatMap(levels -> levels.of(commitment.tier()))
                        .flatMap(teller::level);
            case Origin.Correction correction -> teller.correction(correction, before);
        };
        teller.result();
        return new Explanation(commitment, line, teller.sentences, roundedDown);
    }

    private static final class Teller {
        private final Deal deal;
        private final Commitment commitment;
        private final Share line;
        private final List<String> sentences = new ArrayList<>();

        Teller(Deal deal, Commitment commitment, Share line) {
            this.deal = deal;
            this.commitment = commitment;
            this.line = line;
        }

        void request() {
            say("You asked for %s.".formatted(money(commitment.requested())));
            Optional<Limit> limit = commitment.limit();
            if (limit.isEmpty()) {
                say("You have no limit in this deal, so the most you could be given is what you asked for.");
            } else {
                say("Your %s limit in this deal is %s, so the most you could be given is %s."
                        .formatted(
                                limit.get().kind() == LimitKind.STATUTORY ? "statutory" : "contractual",
                                money(limit.get().amount()),
                                money(commitment.cap())));
            }
            if (commitment.weight() > 0) {
                say("Your weight is your average past investment, %s.".formatted(money(commitment.weight())));
            } else {
                say("You have no past investments with us, so your weight is zero: you come after all who have some.");
            }
        }

        Optional<Long> imported(Allocation allocation) {
            say("This allocation was made by %s and taken over as it was booked; its level was not recorded."
                    .formatted(allocation.version()));
            return Optional.empty();
        }

        Optional<Long> correction(Origin.Correction correction, Optional<Share> before) {
            long had = before.map(Share::given).orElse(0L);
            say("Before this correction you had been given %s.".formatted(money(had)));
            long change = line.given() - had;
            if (change == 0) {
                say("The correction left that as it was.");
            } else {
                say("The correction of incident %s %s you %s: %s"
                        .formatted(
                                correction.incident(),
                                change < 0 ? "took back from" : "gave",
                                money(Math.abs(change)),
                                correction.reason()));
            }
            return Optional.empty();
        }

        Optional<Long> level(Level level) {
            return switch (level) {
                case Level.EveryoneFilled() -> {
                    say("There was enough for everybody, so everybody was given the most they could be given.");
                    yield Optional.empty();
                }
                case Level.PerWeight(var ratio) -> perWeight(ratio);
                case Level.PerHead(var ratio) -> perHead(ratio);
            };
        }

        private Optional<Long> perWeight(Ratio ratio) {
            if (commitment.weight() == 0) {
                say("Investors with past investments asked for all that was on offer, so nothing was left for others.");
                return Optional.empty();
            }
            say("There was less than was asked for. The level of this deal is %s for each 1 of weight (exactly %s)."
                    .formatted(decimal(ratio, 0), ratio));
            return share(ratio, commitment.weight(), "Your weight times the level is");
        }

        private Optional<Long> perHead(Ratio ratio) {
            if (commitment.weight() > 0) {
                say("There was enough for all who have past investments, so each was given the most they could be.");
                return Optional.empty();
            }
            say("What was left after them was shared equally among investors without past investments.");
            return share(ratio, 1, "An equal part of it is");
        }

        private Optional<Long> share(Ratio ratio, long weight, String sentence) {
            long lot = deal.terms().lot();
            BigInteger exact = ratio.numerator().multiply(BigInteger.valueOf(weight));
            BigInteger inLots = exact.divide(ratio.denominator().multiply(BigInteger.valueOf(lot)));
            say("%s %s %s."
                    .formatted(
                            sentence,
                            decimal(ratio.times(weight), Currencies.digits(deal.currency())),
                            deal.currency()));
            BigInteger mostLots = BigInteger.valueOf(commitment.cap() / lot);
            if (inLots.compareTo(mostLots) >= 0) {
                say("That is not less than the most you could be given, so you were given that.");
                return Optional.empty();
            }
            long roundedDown = Math.multiplyExact(inLots.longValueExact(), lot);
            if (line.given() == 0 && deal.terms().minimum() > 0) {
                say("The smallest ticket in this deal is %s, which you did not reach."
                        .formatted(money(deal.terms().minimum())));
                return Optional.of(roundedDown);
            }
            say("Rounded down to whole units of %s that is %s.".formatted(money(lot), money(roundedDown)));
            if (line.given() > roundedDown) {
                say("Rounding down left some over; one more went to you, as yours was among the largest remainders.");
            } else {
                say("Rounding down left some over for the largest remainders; yours was not among them.");
            }
            return Optional.of(roundedDown);
        }

        void result() {
            say("You were given %s.".formatted(money(line.given())));
            if (line.given() > commitment.cap()) {
                say("That is %s more than the most you could be given."
                        .formatted(money(line.given() - commitment.cap())));
            }
        }

        /** A ratio with some digits, for reading; cut off, never rounded up. */
        private static String decimal(Ratio ratio, int digitsOfMinorUnit) {
            return new BigDecimal(ratio.numerator())
                    .movePointLeft(digitsOfMinorUnit)
                    .divide(new BigDecimal(ratio.denominator()), digitsOfMinorUnit + DIGITS_SHOWN, RoundingMode.DOWN)
                    .toPlainString();
        }

        private String money(long minor) {
            Currency currency = deal.currency();
            return new Money(minor, currency).toString();
        }

        private void say(String sentence) {
            sentences.add(sentence);
        }
    }
}
