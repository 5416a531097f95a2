package makewhole.remediation.refusal;

/** Why a post-mortem or one of its actions does not move on. */
public sealed interface PostMortemRefusal extends Refusal {
    /** Nobody who wrote none of it has read this very text. */
    record NotReviewed(String incident) implements PostMortemRefusal {}

    /** While it was being printed, somebody changed and reviewed it, or decided the scope anew. */
    record ChangedMeanwhile(String incident) implements PostMortemRefusal {}

    /** An action in a state that does not admit this. */
    record ActionWrongState(int action, String state, String wanted) implements PostMortemRefusal {}

    /** What is named is no test. */
    record NoTestName(String named) implements PostMortemRefusal {}
}
