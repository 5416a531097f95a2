package makewhole.remediation.investor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.remediation.deal.DealId;

/** Corrections of records, whatever became of them. None is ever taken away. */
public interface RecordCorrections {
    void add(RecordCorrection correction);

    Optional<RecordCorrection> get(UUID id);

    /** The correction, with its row locked until the running transaction ends. */
    Optional<RecordCorrection> lock(UUID id);

    /** The one that waits for a second person, if there is one. */
    Optional<RecordCorrection> open(DealRecord.Key record);

    /** Writes down how it was decided; from then on a confirmed one takes effect, after all that were confirmed before. */
    void decide(RecordCorrection correction);

    /** Those behind a number that pass the filter, in the order in which they were proposed. */
    List<Numbered> after(long number, Filter filter, int limit);

    /** A correction with its place among all of them. */
    record Numbered(long number, RecordCorrection correction) {}

    /** Which corrections are wanted; what is empty admits all. */
    record Filter(Optional<DealId> deal, Optional<RecordCorrection.State> state) {}
}
