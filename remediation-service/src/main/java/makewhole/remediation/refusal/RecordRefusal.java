package makewhole.remediation.refusal;

/** Why a record of a deal, or what is known of an investor, is not corrected. */
public sealed interface RecordRefusal extends Refusal {
    /** Another correction of the same record waits for a second person. */
    record CorrectionOpen(String record, String correction) implements RecordRefusal {}

    /** The correction is confirmed or refused already. */
    record CorrectionDecided(String correction, String state) implements RecordRefusal {}

    /** The record says something else by now than the correction found. */
    record CorrectionStale(String correction, String record) implements RecordRefusal {}

    /** There is a record by the key that the corrected one is to have. */
    record RecordKnown(String noun, String record) implements RecordRefusal {}

    /** Another correction of what is known of this investor waits for a second person. */
    record InvestorCorrectionOpen(String investor, String correction) implements RecordRefusal {}

    /** The correction is confirmed or refused already. */
    record InvestorCorrectionDecided(String correction, String state) implements RecordRefusal {}

    /** The digest that was named is not that of what the correction says. */
    record InvestorCorrectionStale(String correction) implements RecordRefusal {}

    /** A notice to the investor is being handed over. */
    record InvestorBeingTold(String investor, String plan) implements RecordRefusal {}

    /** Money is paid by a plan that the record bears on. */
    record RecordInReleasedPlan(String record, String plan) implements RecordRefusal {}
}
