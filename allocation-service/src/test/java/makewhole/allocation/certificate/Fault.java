package makewhole.allocation.certificate;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Result;

/**
 * A fault that an algorithm can have.
 *
 * @param algorithm the rule with this fault in it
 */
record Fault(String name, Function<Book, PlainRule> algorithm) {
    static Stream<Fault> all() {
        return Stream.of(SharingFaults.ALL, RoundingFaults.ALL, TermsFaults.ALL, DropOutFaults.ALL, ResultFaults.ALL)
                .flatMap(List::stream);
    }

    Result resultFor(Book book) {
        return algorithm.apply(book).result();
    }

    @Override
    public String toString() {
        return name;
    }
}
