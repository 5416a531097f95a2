package makewhole.bench;

import java.util.List;

/** One thing that is measured. */
interface Bench {
    /** The name on the command line. */
    String name();

    String title();

    /** How it is measured, in a paragraph for whoever reads the table. */
    String how();

    /**
     * Measures.
     *
     * @param quick small sizes: shows that it runs, and nothing else
     */
    List<Measured> measure(boolean quick);
}
