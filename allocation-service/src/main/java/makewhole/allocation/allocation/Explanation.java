package makewhole.allocation.allocation;

import java.util.List;
import java.util.Optional;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Share;

/**
 * Why one investor was given what they were given, in plain words: request, limit, weight, tier, level, rounding, who had
 * to leave, what was decided, result.
 *
 * @param level of the investor's tier; empty if none is known
 * @param leftOut why the investor was left out; empty if they were not
 * @param sentences in the order in which one would tell it
 * @param roundedDown what the level gives in whole lots, before what was left over went to the largest remainders;
 *     empty where no level held the investor back or none is known
 */
public record Explanation(
        DealBook dealBook,
        Commitment commitment,
        Share line,
        Optional<Level> level,
        Optional<DropOut.Reason> leftOut,
        List<String> sentences,
        Optional<Long> roundedDown) {
    public Explanation {
        sentences = List.copyOf(sentences);
    }

    static Explanation of(ExplainedLine line) {
        Sentences sentences = new Sentences(line.deal().currency());
        Optional<Level> level = line.allocation()
                .levels()
                .flatMap(levels -> levels.of(line.commitment().tier()));
        new ClaimTelling(line, sentences).request();
        Optional<Long> roundedDown = switch (line.allocation().origin()) {
            case Origin.Imported _ -> imported(line, sentences);
            case Origin.Published _ -> published(line, level, sentences);
            case Origin.Correction correction -> corrected(line, correction, sentences);
        };
        result(line, sentences);
        return new Explanation(
                line.dealBook(),
                line.commitment(),
                line.line(),
                level,
                line.left().map(LeftOut::reason),
                sentences.said(),
                roundedDown);
    }

    private static Optional<Long> published(ExplainedLine line, Optional<Level> level, Sentences sentences) {
        ClaimTelling claim = new ClaimTelling(line, sentences);
        if (line.commitment().override().isPresent()) {
            claim.decided(line.commitment().override().get());
            return Optional.empty();
        }
        claim.weight();
        return level.flatMap(known -> new TierTelling(line, sentences).tell(known));
    }

    private static Optional<Long> imported(ExplainedLine line, Sentences sentences) {
        new ClaimTelling(line, sentences).weight();
        sentences.say(
                "This allocation was made by %s and taken over as it was booked; its level was not recorded.",
                line.allocation().version());
        return Optional.empty();
    }

    private static Optional<Long> corrected(ExplainedLine line, Origin.Correction correction, Sentences sentences) {
        new ClaimTelling(line, sentences).weight();
        long had = line.before().map(Share::given).orElse(0L);
        sentences.say("Before this correction you had been given %s.", sentences.money(had));
        long change = line.line().given() - had;
        if (change == 0) {
            sentences.say("The correction left that as it was.");
        } else {
            sentences.say(
                    "The correction of incident %s %s you %s: %s",
                    correction.incident(),
                    change < 0 ? "took back from" : "gave",
                    sentences.money(Math.abs(change)),
                    correction.reason());
        }
        return Optional.empty();
    }

    private static void result(ExplainedLine line, Sentences sentences) {
        long given = line.line().given();
        sentences.say("You were given %s.", sentences.money(given));
        long cap = line.commitment().cap();
        if (given > cap) {
            sentences.say("That is %s more than the most you could be given.", sentences.money(given - cap));
        }
    }
}
