package makewhole.notification.template.field;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.IntegerValue;
import makewhole.notification.template.field.Value.LinkValue;
import makewhole.notification.template.field.Value.ListValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.notification.template.field.Value.StepsValue;
import makewhole.notification.template.field.Value.TextValue;
import makewhole.platform.money.Money;

/**
 * The fields of a template, and what must hold between them: a customer who adds up the figures of a notice must find
 * them right.
 *
 * @param amount the field that says what is paid; empty if the notice promises no payment
 * @param sums totals that are the sum of their parts; a part may be a calculation, which counts with what it comes to. A part
 *     that is left out counts as nothing, and where all are nothing is added up
 * @param distances amounts that are how far two others lie apart
 */
public record Declaration(List<Field> fields, Optional<String> amount, List<Sum> sums, List<Distance> distances) {
    /** A total and the parts it is made of. */
    public record Sum(String total, List<String> parts) {}

    /** An amount that is how far {@code from} and {@code to} lie apart, with whatever sign. */
    public record Distance(String of, String from, String to) {}

    /** What was read: the values that are right, and what is wrong with the others. */
    public record Reading(Map<String, Value> values, List<Objection> objections) {}

    public Declaration {
        fields = List.copyOf(fields);
        sums = List.copyOf(sums);
        distances = List.copyOf(distances);
        Set<String> money = fields.stream()
                .filter(field -> field.type() == FieldType.MONEY && !field.optional())
                .map(Field::name)
                .collect(Collectors.toSet());
        if (fields.stream().map(Field::name).distinct().count() != fields.size()) {
            throw new IllegalArgumentException("a field is declared twice");
        }
        Set<String> parts = fields.stream()
                .filter(field -> field.type() == FieldType.STEPS || field.type() == FieldType.MONEY)
                .map(Field::name)
                .collect(Collectors.toSet());
        if (!money.containsAll(amountsUnderRules(amount, sums, distances, parts))) {
            throw new IllegalArgumentException("only MONEY can be added up, and a total is always there");
        }
    }

    /** The field of a name, if it is declared. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Reads the values of one notice; everything that is wrong is told at once. */
    public Reading read(Map<String, GivenValue> given) {
        Map<String, Value> values = new LinkedHashMap<>();
        List<Objection> objections = new ArrayList<>();
        for (Field field : fields) {
            GivenValue value = given.get(field.name());
            if (value != null) {
                switch (FieldReader.read(field.type(), value)) {
                    case FieldReader.Read(Value read) -> values.put(field.name(), read);
                    case FieldReader.Unreadable(String reason) -> objections.add(new Objection(field.name(), reason));
                }
            } else if (!field.optional()) {
                objections.add(new Objection(field.name(), "is missing"));
            }
        }
        Set<String> unknown = new TreeSet<>(given.keySet());
        fields.forEach(field -> unknown.remove(field.name()));
        unknown.forEach(name -> objections.add(new Objection(name, "is not a field of this template")));
        if (objections.isEmpty()) {
            objections.addAll(contradictions(values));
        }
        return new Reading(values, List.copyOf(objections));
    }

    private List<Objection> contradictions(Map<String, Value> values) {
        List<Objection> objections = new ArrayList<>();
        try {
            for (Sum sum : sums) {
                // Only what is optional may be missing here, and counts as nothing.
                List<String> given =
                        sum.parts().stream().filter(values::containsKey).toList();
                if (given.isEmpty()) {
                    continue;
                }
                Money total = money(values, sum.total());
                Money parts = given.stream()
                        .map(part -> money(values, part))
                        .reduce(Money.zero(total.currency()), Money::plus);
                if (!parts.equals(total)) {
                    objections.add(new Objection(
                            sum.total(), "is %s, but %s are %s".formatted(total, String.join(" + ", given), parts)));
                }
            }
            for (Distance distance : distances) {
                Money said = money(values, distance.of());
                Money apart = money(values, distance.from()).minus(money(values, distance.to()));
                if (!said.equals(apart) && !said.equals(apart.negated())) {
                    objections.add(new Objection(
                            distance.of(),
                            "is %s, but %s and %s are %s apart"
                                    .formatted(said, distance.from(), distance.to(), apart)));
                }
            }
        } catch (ArithmeticException mixed) {
            objections.add(new Objection("currency", String.valueOf(mixed.getMessage())));
        }
        return objections;
    }

    private static Money money(Map<String, Value> values, String name) {
        return switch (requireNonNull(values.get(name), name)) {
            case MoneyValue(Money money) -> money;
            case StepsValue calculation -> calculation.result();
            case DateValue _, TextValue _, LinkValue _, ListValue _, IntegerValue _ ->
                throw new IllegalStateException("%s is no amount".formatted(name));
        };
    }

    private static Set<String> amountsUnderRules(
            Optional<String> amount, List<Sum> sums, List<Distance> distances, Set<String> mayBeParts) {
        Set<String> names = new HashSet<>();
        amount.ifPresent(names::add);
        sums.forEach(sum -> {
            names.add(sum.total());
            sum.parts().stream().filter(part -> !mayBeParts.contains(part)).forEach(names::add);
        });
        distances.forEach(distance -> names.addAll(List.of(distance.of(), distance.from(), distance.to())));
        return names;
    }
}
