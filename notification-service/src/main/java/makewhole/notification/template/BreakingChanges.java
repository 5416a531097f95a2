package makewhole.notification.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.notification.template.field.Declaration;
import makewhole.notification.template.field.Field;

/** What a new version asks of those who send rows: whatever was right for the version before must be right for it. */
final class BreakingChanges {
    private BreakingChanges() {}

    /** In words, field by field; empty if rows for the version before are good for the new one. */
    static List<String> between(Template before, Template after) {
        List<String> changes = new ArrayList<>();
        Declaration old = before.declaration();
        for (Field field : after.declaration().fields()) {
            Optional<Field> known = old.field(field.name());
            if (known.isEmpty() && !field.optional()) {
                changes.add("%s is new and must be given".formatted(field.name()));
            }
            known.ifPresent(was -> {
                if (was.type() != field.type()) {
                    changes.add("%s was %s and is %s".formatted(field.name(), was.type(), field.type()));
                }
                if (was.optional() && !field.optional()) {
                    changes.add("%s could be left out and must be given".formatted(field.name()));
                }
            });
        }
        for (Field was : old.fields()) {
            if (after.declaration().field(was.name()).isEmpty()) {
                changes.add("%s is gone".formatted(was.name()));
            }
        }
        if (!old.amount().equals(after.declaration().amount())) {
            changes.add("what is paid stands in another field");
        }
        if (!before.remedy().equals(after.remedy())) {
            changes.add("it tells of another remedy");
        }
        if (!old.sums().equals(after.declaration().sums())
                || !old.distances().equals(after.declaration().distances())) {
            changes.add("other figures must add up");
        }
        return changes;
    }
}
