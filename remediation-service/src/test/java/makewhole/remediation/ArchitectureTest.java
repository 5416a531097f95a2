package makewhole.remediation;

import makewhole.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchitectureRules RULES = new ArchitectureRules("makewhole.remediation");

    @Test
    void interest_remedy_and_certificate_are_pure() {
        RULES.packagesArePure(
                "makewhole.remediation.interest", "makewhole.remediation.remedy", "makewhole.remediation.certificate");
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
