package makewhole.allocation.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import makewhole.allocation.certificate.Verdict.Accepted;
import makewhole.allocation.certificate.Verdict.Rejected;
import makewhole.allocation.certificate.Violation.Rule;

/** What a check has found so far. Only the first ones are put into words: a wrong result can have millions. */
final class Violations {
    static final int MOST_TOLD = 100;

    private final List<Violation> told = new ArrayList<>();

    void add(Rule rule, Supplier<String> detail) {
        if (told.size() < MOST_TOLD) {
            told.add(new Violation(rule, detail.get()));
        }
    }

    boolean areNone() {
        return told.isEmpty();
    }

    Verdict verdict() {
        return areNone() ? new Accepted() : new Rejected(told);
    }
}
