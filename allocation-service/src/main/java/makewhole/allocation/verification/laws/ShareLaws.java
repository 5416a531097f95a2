package makewhole.allocation.verification.laws;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;

/** Laws about the shares of one book. */
final class ShareLaws {
    private ShareLaws() {}

    static Optional<String> sumIsExact(Algorithm algorithm, Book book) {
        long lot = book.terms().lot();
        long decidedLots = 0;
        long wantedLots = 0;
        for (Commitment commitment : book.commitments()) {
            if (commitment.override().isPresent()) {
                decidedLots += commitment.override().get().amount() / lot;
            } else {
                wantedLots += commitment.cap() / lot;
            }
        }
        long right = Math.min(book.onOffer() / lot, decidedLots + wantedLots) * lot;
        long total = algorithm.allocate(book).total();
        return total == right ? Optional.empty() : Optional.of("gives %d instead of %d".formatted(total, right));
    }

    static Optional<String> nobodyIsAboveTheirCap(Algorithm algorithm, Book book) {
        List<Share> shares = algorithm.allocate(book).shares();
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i).given() > book.commitments().get(i).cap()) {
                return Optional.of("%s is above the cap".formatted(shares.get(i)));
            }
        }
        return Optional.empty();
    }

    /**
     * An exact share is less than a lot away from what is given. So if i has room for another lot and j is served by the
     * same level, (given j − lot) / weight j is below (given i + lot) / weight i. Investors without history are served
     * only when nobody with history has room, and then by head. Overrides are decided by two persons, not by the level.
     */
    static Optional<String> unmetDemandHasNoLessPerWeight(Algorithm algorithm, Book book) {
        Result result = algorithm.allocate(book);
        long lot = book.terms().lot();
        for (int i = 0; i < result.shares().size(); i++) {
            Commitment unmet = book.commitments().get(i);
            long given = result.shares().get(i).given();
            if (unmet.override().isPresent() || given / lot >= unmet.cap() / lot) {
                continue;
            }
            for (int j = 0; j < result.shares().size(); j++) {
                Commitment other = book.commitments().get(j);
                boolean sameLevel = other.override().isEmpty() && other.tier().equals(unmet.tier());
                if (sameLevel && isServedBetter(result.shares().get(j).given(), other, given, unmet, lot)) {
                    return Optional.of("%s has room for more, and %s has more per weight"
                            .formatted(result.shares().get(i), result.shares().get(j)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isServedBetter(long has, Commitment other, long given, Commitment unmet, long lot) {
        if (unmet.weight() > 0 && other.weight() == 0) {
            return has > 0;
        }
        if (unmet.weight() == 0 && other.weight() > 0) {
            return false;
        }
        BigInteger theirs = BigInteger.valueOf(has - lot).multiply(BigInteger.valueOf(Math.max(1, unmet.weight())));
        BigInteger mine = BigInteger.valueOf(given + lot).multiply(BigInteger.valueOf(Math.max(1, other.weight())));
        return theirs.compareTo(mine) >= 0;
    }

    static Optional<String> theCertificateAccepts(Algorithm algorithm, Book book) {
        return switch (Certificate.check(book, algorithm.allocate(book))) {
            case Verdict.Accepted() -> Optional.empty();
            case Verdict.Rejected(var violations) ->
                Optional.of(violations.getFirst().toString());
        };
    }
}
