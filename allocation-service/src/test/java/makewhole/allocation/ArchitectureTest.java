package makewhole.allocation;

import java.util.Set;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierLevel;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.ZeroHistory;
import makewhole.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchitectureRules RULES = new ArchitectureRules("makewhole.allocation");

    @Test
    void rule_and_certificate_are_pure() {
        RULES.packagesArePure("makewhole.allocation.proration", "makewhole.allocation.certificate");
    }

    /** What both sides must speak of. The certificate knows nothing of how a solver finds its answer. */
    @Test
    void the_certificate_knows_values_of_the_rule_and_no_part_of_the_solver() {
        RULES.onlyTheseAreUsed(
                "makewhole.allocation.certificate",
                "makewhole.allocation.proration",
                Set.of(
                        Book.class,
                        Commitment.class,
                        DropOut.class,
                        DropOut.Reason.class,
                        HolderLimit.class,
                        InvestorId.class,
                        Level.class,
                        Level.PerHead.class,
                        Level.PerWeight.class,
                        Levels.class,
                        Limit.class,
                        ManualOverride.class,
                        Ratio.class,
                        Result.class,
                        Share.class,
                        Terms.class,
                        Tier.class,
                        TierLevel.class,
                        TierName.class,
                        ZeroHistory.class));
    }

    @Test
    void rules_do_not_know_their_edges() {
        RULES.rulesDoNotKnowTheirEdges();
    }

    @Test
    void jobs_take_no_step_of_two_persons() {
        RULES.jobsTakeNoStepOfTwoPersons();
    }

    @Test
    void nothing_is_floating_point() {
        RULES.nothingIsFloatingPoint();
    }
}
