package makewhole.notification;

import makewhole.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchitectureRules RULES = new ArchitectureRules("makewhole.notification");

    @Test
    void reading_checking_and_wording_fields_needs_nothing_around_it() {
        RULES.packagesArePure("makewhole.notification.template.field");
    }

    @Test
    void rules_do_not_know_their_edges() {
        RULES.rulesDoNotKnowTheirEdges();
    }

    @Test
    void nothing_is_floating_point() {
        RULES.nothingIsFloatingPoint();
    }
}
