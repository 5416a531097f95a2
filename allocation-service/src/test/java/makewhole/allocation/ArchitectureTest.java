package makewhole.allocation;

import makewhole.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final ArchitectureRules rules = new ArchitectureRules("makewhole.allocation");

    @Test
    void rule_and_certificate_are_pure() {
        rules.packagesArePure("makewhole.allocation.proration", "makewhole.allocation.certificate");
    }

    @Test
    void rules_do_not_know_their_edges() {
        rules.rulesDoNotKnowTheirEdges();
    }

    @Test
    void nothing_is_floating_point() {
        rules.nothingIsFloatingPoint();
    }
}
