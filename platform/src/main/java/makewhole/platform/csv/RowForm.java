package makewhole.platform.csv;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns rows have.
 *
 * @param required must be there
 * @param optional may be left out; an empty value then stands for each
 */
public record RowForm(List<String> required, List<String> optional) {
    public RowForm {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    /** All columns, in the order in which they are written. */
    public List<String> columns() {
        return java.util.stream.Stream.concat(required.stream(), optional.stream())
                .toList();
    }

    /** Why a column of that name is not taken; empty if it is. */
    Optional<String> refusal(String column) {
        return required.contains(column) || optional.contains(column)
                ? Optional.empty()
                : Optional.of("is not a column that is known; these are: " + String.join(", ", columns()));
    }

    /** The required columns that are not among these. */
    List<String> missing(Collection<String> present) {
        Set<String> there = new HashSet<>(present);
        return required.stream().filter(column -> !there.contains(column)).toList();
    }
}
