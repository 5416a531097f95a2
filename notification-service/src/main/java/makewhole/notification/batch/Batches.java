package makewhole.notification.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import makewhole.platform.identity.Subject;

/** The batches and their notices. Every method runs in a transaction of its caller. */
public interface Batches {
    /** Writes notices one by one while {@code writing} hands them over with their digests; gives back what it returns. */
    int write(Batch batch, ToIntFunction<BiConsumer<Notice, String>> writing);

    /** Begins a batch whose notices come piece by piece. */
    void begin(Batch batch);

    /** Writes some of its notices, each with its digest. */
    void append(UUID batch, List<Notice> notices);

    /**
     * Keeps a batch whose notices were written before, in the same transaction.
     *
     * @return one whose line is told already what it would tell, if there is one; then nothing may be committed
     */
    Optional<Told> add(Batch batch);

    /** A plan line, and the template that told of it. */
    record Told(String line, String template) {}

    /** Hands on every notice of a batch in the order of its rows, with the digest it had when it was rendered. */
    void forEachNotice(UUID batch, BiConsumer<Notice, String> each);

    /** Reads the stored digests of a batch's notices, in the order of its rows. */
    <T> T readDigests(UUID batch, Function<Stream<String>, T> reading);

    /** By template, the first of the last days on which customers can choose who have yet to be told by a batch. */
    SortedMap<String, LocalDate> lastDaysUnsent(UUID batch);

    /** The same of some notices, whether they were sent or not. */
    SortedMap<String, LocalDate> lastDays(List<UUID> notices);

    /** How many notices of a batch have yet to go out. */
    long unsent(UUID batch);

    /** When and how quickly an approved batch goes out. */
    Sending sending(UUID batch);

    BatchReview review(UUID batch, int outliers);

    /** Has notices that failed tried again, unless they came back or people have ended their contact task; says which. */
    List<UUID> retryFailed(UUID batch, Portion rows);

    Optional<Batch> get(UUID batch);

    /** Reads a batch and holds it until the transaction ends, so that nobody else moves it. */
    Optional<Batch> hold(UUID batch);

    Optional<BatchReport> report(UUID batch);

    /** Those that remind of another and have not come to their end. */
    List<UUID> openRemindersOf(UUID batch);

    /** Batches in the order in which they were made, after one of them. */
    List<Batch> after(Optional<UUID> batch, int limit);

    /** The notices of a batch in the order of its rows, after a row. */
    List<NoticeStanding> notices(UUID batch, int afterPosition, int limit);

    /** One notice for each template and language that is in the batch. */
    List<NoticeStanding> samples(UUID batch);

    Optional<NoticeStanding> notice(UUID notice);

    void approve(UUID batch, Sending sending, Subject by);

    void moveTo(UUID batch, BatchState state);

    /** Sets a batch going again that was at rest: whoever sends it proves it anew before. */
    void beginAgain(UUID batch, BatchState state);

    /** Calls off what is not on its way yet, but for what got another address after its batch was called off; says which. */
    List<UUID> callOffUnsent(UUID batch, Portion rows);
}
