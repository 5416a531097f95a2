package makewhole.allocation.proration;

/** A version of the allocation algorithm that can be run: a pure function of the book, on every machine the same. */
public interface Algorithm {
    VersionName version();

    Result allocate(Book book);
}
