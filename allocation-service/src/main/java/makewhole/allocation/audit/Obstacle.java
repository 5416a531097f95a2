package makewhole.allocation.audit;

import java.util.Optional;
import makewhole.allocation.deal.Booked;
import makewhole.allocation.deal.PastBook;

/** What stands in the way of a verdict, with a sentence for a person. */
record Obstacle(Undecidable because, String reason) {
    /** The first thing that makes booked and right impossible to compare; empty if nothing does. */
    static Optional<Obstacle> to(PastBook past) {
        Booked booked = past.booked();
        if (past.commitments().isEmpty()) {
            return obstacle(Undecidable.NO_COMMITMENTS, "the deal has no commitments");
        }
        if (booked.missing() > 0 || booked.strangers() > 0) {
            return obstacle(
                    Undecidable.LINES_DO_NOT_MATCH,
                    "%d commitments have no booked line, %d booked lines have no commitment"
                            .formatted(booked.missing(), booked.strangers()));
        }
        if (booked.inOtherCurrency() > 0) {
            return obstacle(
                    Undecidable.CURRENCY_CHANGED,
                    "%d lines were booked in another currency than %s"
                            .formatted(booked.inOtherCurrency(), past.currency()));
        }
        if (past.weightsUnknown() > 0) {
            return obstacle(
                    Undecidable.MISSING_WEIGHT,
                    "the weight of %d of %d commitments is not known"
                            .formatted(past.weightsUnknown(), past.commitments().size()));
        }
        return Optional.empty();
    }

    private static Optional<Obstacle> obstacle(Undecidable because, String reason) {
        return Optional.of(new Obstacle(because, reason));
    }
}
