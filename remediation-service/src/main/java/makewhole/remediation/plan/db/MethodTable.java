package makewhole.remediation.plan.db;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.remediation.db.CopiedRows;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.PlanLines;
import org.jdbi.v3.core.Handle;

/** How lines are worked out, written once for all lines that share it. */
@ApplicationScoped
class MethodTable {
    private static final TypeReference<List<Method.Named>> STEPS = new TypeReference<>() {};

    private final StoredJson json;

    MethodTable(ObjectMapper json) {
        this.json = new StoredJson(json);
    }

    Writing writing(Handle handle, PlanId plan) {
        return new Writing(handle, plan);
    }

    /** Gives each line of a plan the number of its method, and writes down those that are new. */
    final class Writing {
        /** Lines come deal by deal, and deals share nothing: more would only be held. */
        private static final int KEPT = 200;

        private final Handle handle;
        private final PlanId plan;
        private final Map<Method, Integer> numbers = new HashMap<>();
        private int last;

        private Writing(Handle handle, PlanId plan) {
            this.handle = handle;
            this.plan = plan;
        }

        /** The numbers of their methods, all of which are stored then. */
        List<Integer> of(List<PlanLine> lines) {
            try (CopiedRows rows = new CopiedRows(handle, "plan_method (plan, method, inputs, steps)")) {
                List<Integer> found = lines.stream()
                        .map(line -> number(rows, Method.of(line)))
                        .toList();
                rows.end();
                return found;
            }
        }

        private int number(CopiedRows rows, Method method) {
            Integer known = numbers.get(method);
            if (known != null) {
                return known;
            }
            if (numbers.size() == KEPT) {
                numbers.clear();
            }
            last = Math.incrementExact(last);
            numbers.put(method, last);
            rows.row(plan, last, json.write(method.inputs()), json.write(method.steps()));
            return last;
        }
    }

    /** The methods of the lines behind a place, as many as are read at a time, by number. */
    Map<Integer, Method> after(Handle handle, PlanId plan, int place) {
        // Bounds on both sides, and numbers by themselves: whatever the database guesses, it reads these rows and no
        // others.
        return numbered(
                handle,
                plan,
                handle.createQuery("""
                        SELECT DISTINCT method FROM plan_line
                        WHERE plan = :plan AND place > :place AND place <= :last AND method IS NOT NULL
                        """)
                        .bind("plan", plan.value())
                        .bind("place", place)
                        .bind("last", Math.addExact(place, PlanLines.PORTION))
                        .mapTo(Integer.class)
                        .list());
    }

    /** The method of one line, by number. */
    Map<Integer, Method> of(Handle handle, PlanId plan, LineId line) {
        return numbered(
                handle,
                plan,
                handle.createQuery("""
                        SELECT method FROM plan_line WHERE plan = :plan AND line = :line AND method IS NOT NULL
                        """)
                        .bind("plan", plan.value())
                        .bind("line", line.value())
                        .mapTo(Integer.class)
                        .list());
    }

    private Map<Integer, Method> numbered(Handle handle, PlanId plan, List<Integer> numbers) {
        return handle.createQuery("""
                        SELECT method, inputs, steps FROM plan_method WHERE plan = :plan AND method = ANY(:numbers)
                        """)
                .bind("plan", plan.value())
                .bindArray("numbers", Integer.class, numbers.toArray())
                .map((row, context) -> Map.entry(
                        row.getInt("method"),
                        new Method(
                                json.read(row.getString("inputs"), StoredJson.TEXTS),
                                json.read(row.getString("steps"), STEPS))))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
