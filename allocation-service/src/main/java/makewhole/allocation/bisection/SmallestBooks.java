package makewhole.allocation.bisection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.bisection.Report.Line;
import makewhole.allocation.bisection.Report.SmallestBook;
import makewhole.allocation.bisection.Survey.Suspect;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.certificate.Violation;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;

/** The smallest book on which a version gives something else than the rule, with what the certificate says of both. */
final class SmallestBooks {
    private SmallestBooks() {}

    /**
     * Makes it of a deal that was wrong.
     *
     * @param trigger what sets the fault off, if that is known; the smallest book has it too, so that it shows this fault
     */
    static SmallestBook of(Suspect suspect, Optional<BookProperty> trigger) {
        Algorithm algorithm = suspect.algorithm();
        Shrinking.Outcome outcome = Shrinking.of(
                suspect.past().book(),
                book -> trigger.stream().allMatch(property -> property.isOf(Glance.at(book, Proration.of(book))))
                        && showsTheFault(algorithm, book));
        Book book = outcome.book();
        Result right = Proration.of(book);
        Result given = algorithm.allocate(book);
        return new SmallestBook(
                algorithm.version().value(),
                suspect.past().id().value(),
                suspect.past().commitments().size(),
                book.onOffer(),
                "%s, lot %d, minimum %d, %d tiers"
                        .formatted(
                                book.terms().zeroHistory(),
                                book.terms().lot(),
                                book.terms().minimum(),
                                book.terms().tiers().size()),
                lines(book, right, given),
                Certificate.check(book, right) instanceof Verdict.Accepted,
                violations(book, given),
                outcome.tries());
    }

    /** Another answer than the rule's, which the certificate accepts, whereas it rejects this one. */
    private static boolean showsTheFault(Algorithm algorithm, Book book) {
        Result right = Proration.of(book);
        Result given = algorithm.allocate(book);
        return !given.shares().equals(right.shares())
                && Certificate.check(book, right) instanceof Verdict.Accepted
                && Certificate.check(book, given) instanceof Verdict.Rejected;
    }

    private static List<String> violations(Book book, Result given) {
        return switch (Certificate.check(book, given)) {
            case Verdict.Accepted() -> List.of();
            case Verdict.Rejected(var violations) ->
                violations.stream().map(Violation::toString).toList();
        };
    }

    private static List<Line> lines(Book book, Result right, Result given) {
        List<Line> lines = new ArrayList<>();
        for (int place = 0; place < book.commitments().size(); place++) {
            Commitment one = book.commitments().get(place);
            lines.add(new Line(
                    one.investor().value(),
                    one.tier().value(),
                    one.requested(),
                    one.limit().map(Limit::amount).orElse(null),
                    one.weight(),
                    right.shares().get(place).given(),
                    given.shares().get(place).given()));
        }
        return lines;
    }
}
