package makewhole.allocation.bisection;

/** What a book with its right answer can be like; each is a statement that may set a fault off. */
enum BookProperty {
    HELD_BACK("somebody is given less than their cap"),
    CAP_REACHED("somebody is at their cap while others are held back"),
    CAP_REACHED_AT_ONCE("somebody reaches their cap when all on offer is shared by weight once"),
    CAP_REACHED_LATER("somebody reaches their cap only by what those at their caps leave over"),
    LIMIT("somebody's limit is below what they requested"),
    ZERO_HISTORY("somebody has no history"),
    ZERO_HISTORY_SERVED("somebody without history is given something"),
    ROUNDED("an exact share is no whole number of lots"),
    SAME_TIME("two committed at the same time"),
    LOTS("a lot is more than one minor unit"),
    MINIMUM("there is a minimum ticket"),
    DROP_OUT("somebody drops out"),
    TIERS("there is more than one tier"),
    HOLDERS("the number of holders is limited"),
    OVERRIDE("somebody's amount was decided by hand");

    private final String statement;

    BookProperty(String statement) {
        this.statement = statement;
    }

    String statement() {
        return statement;
    }

    boolean isOf(Glance glance) {
        return switch (this) {
            case HELD_BACK -> glance.somebodyIsHeldBack();
            case CAP_REACHED -> glance.somebodyIsFilledAmongOthers();
            case CAP_REACHED_AT_ONCE -> glance.aCapIsReachedAtOnce();
            case CAP_REACHED_LATER -> glance.aCapIsReachedLater();
            case LIMIT -> glance.aLimitBinds();
            case ZERO_HISTORY -> glance.somebodyHasNoHistory();
            case ZERO_HISTORY_SERVED -> glance.zeroHistoryIsServed();
            case ROUNDED -> glance.somebodyIsRounded();
            case SAME_TIME -> glance.twoCommitAtTheSameTime();
            case LOTS -> glance.book().terms().lot() > 1;
            case MINIMUM -> glance.book().terms().minimum() > 0;
            case DROP_OUT -> !glance.right().dropOuts().isEmpty();
            case TIERS -> glance.book().terms().tiers().size() > 1;
            case HOLDERS -> glance.book().terms().holders().isPresent();
            case OVERRIDE -> glance.somebodyHasAnOverride();
        };
    }
}
