package makewhole.allocation.allocation;

import java.util.Optional;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Ratio;

/** Tells what an investor brought: request, limit, weight, and what was decided about them. */
final class ClaimTelling {
    private final ExplainedLine line;
    private final Commitment commitment;
    private final Sentences sentences;

    ClaimTelling(ExplainedLine line, Sentences sentences) {
        this.line = line;
        this.commitment = line.commitment();
        this.sentences = sentences;
    }

    void request() {
        sentences.say("You asked for %s.", sentences.money(commitment.requested()));
        Optional<LimitBasis> basis =
                Optional.ofNullable(line.dealBook().limitBases().get(commitment.investor()));
        Optional<Limit> limit = commitment.limit();
        if (limit.isEmpty()) {
            basis.ifPresent(this::unlimited);
            sentences.say("You have no limit in this deal, so the most you could be given is what you asked for.");
        } else {
            basis.ifPresent(this::limited);
            sentences.say(
                    "Your %s limit in this deal is %s, so the most you could be given is %s.",
                    limit.get().kind() == LimitKind.STATUTORY ? "statutory" : "contractual",
                    sentences.money(limit.get().amount()),
                    sentences.money(commitment.cap()));
        }
        lots();
    }

    private void limited(LimitBasis basis) {
        sentences.say(
                "%s limits what you may invest. Your limit was worked out from what was known about you on %s, by the"
                        + " figures in force since %s.",
                basis.rule().title(), basis.factsAsOf(), basis.figuresSince());
    }

    private void unlimited(LimitBasis basis) {
        sentences.say(
                "%s does not limit you, by what was known about you on %s and the rules in force since %s.",
                basis.rule().title(), basis.factsAsOf(), basis.figuresSince());
    }

    private void lots() {
        long lot = line.terms().lot();
        if (lot == 1) {
            return;
        }
        String most = line.mostInLots() == commitment.cap()
                ? ""
                : " The most you could be given comes to %s in whole lots."
                        .formatted(sentences.money(line.mostInLots()));
        sentences.say("This deal is given in whole lots of %s.%s", sentences.money(lot), most);
    }

    void weight() {
        if (commitment.weight() > 0) {
            sentences.say("Your weight is your average past investment, %s.", sentences.money(commitment.weight()));
            return;
        }
        switch (line.terms().zeroHistory()) {
            case ZERO_HISTORY_LAST ->
                sentences.say(
                        "You have no past investments with us, so your weight is zero: you come after all who have"
                                + " some.");
            case REQUEST_AS_WEIGHT ->
                sentences.say("You have no past investments with us; in this deal your weight is what you asked for.");
            case MEAN_AS_WEIGHT -> mean();
        }
    }

    private void mean() {
        Optional<Ratio> mean = EffectiveWeight.of(line.dealBook().book(), commitment);
        if (mean.isEmpty()) {
            sentences.say("Nobody in this deal has past investments with us, so all have the same weight.");
        } else {
            sentences.say(
                    "You have no past investments with us; in this deal your weight is the average of those who have"
                            + " some, %s.",
                    sentences.exact(mean.get()));
        }
    }

    void decided(ManualOverride decided) {
        sentences.say(
                "Two authorised persons decided that you are given %s, whatever the rule would have given you. The"
                        + " reason: %s",
                sentences.money(decided.amount()), decided.reason());
    }
}
