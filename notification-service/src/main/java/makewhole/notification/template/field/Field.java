package makewhole.notification.template.field;

import static java.util.Objects.requireNonNull;

/**
 * A field that a template declares.
 *
 * @param name as it stands in the template's source
 * @param optional may be left out; the source then asks with a condition
 * @param unsigned an amount that is told without its sign, because the words around it say the direction
 */
public record Field(String name, FieldType type, boolean optional, boolean unsigned) {
    public Field {
        requireNonNull(type, "type");
        if (!name.matches("[a-z][A-Za-z0-9]{0,49}")) {
            throw new IllegalArgumentException("'%s' is not a name for a field".formatted(name));
        }
    }
}
