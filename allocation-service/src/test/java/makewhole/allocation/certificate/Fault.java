package makewhole.allocation.certificate;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Result;

/** A fault that an algorithm can have; named by the enum constants of its kind. */
interface Fault {
    /** The rule with this fault in it. */
    Function<Book, PlainRule> algorithm();

    default Result resultFor(Book book) {
        return algorithm().apply(book).result();
    }

    static Stream<Fault> all() {
        return Stream.of(
                        SharingFault.values(),
                        RoundingFault.values(),
                        TermsFault.values(),
                        DropOutFault.values(),
                        ResultFault.values())
                .flatMap(Arrays::stream);
    }
}
