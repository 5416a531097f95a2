package makewhole.platform.jobs;

import java.time.Duration;

/** Work that is done over and over, by one replica at a time. Implementations are {@code @ApplicationScoped}. */
public interface RepeatedJob {
    String name();

    /** The pause between the end of one run and the start of the next. */
    Duration pause();

    /** Does the work, outside a transaction. */
    void run();
}
