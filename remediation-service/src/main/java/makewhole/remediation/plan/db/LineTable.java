package makewhole.remediation.plan.db;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.db.CopiedRows;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.PlanLines;
import makewhole.remediation.plan.PlanMove;
import makewhole.remediation.plan.PlanTotals;
import org.jdbi.v3.core.Handle;

/** The lines of plans, read and written a portion at a time. They never change, so a portion needs no transaction. */
@ApplicationScoped
class LineTable {
    private final LineRows rows;
    private final MethodTable methods;

    LineTable(ObjectMapper json, MethodTable methods) {
        rows = new LineRows(json);
        this.methods = methods;
    }

    /** Those behind a place, in order. */
    List<PlanLine> after(Handle handle, PlanId plan, int place) {
        Map<Integer, Method> known = methods.after(handle, plan, place);
        return handle.createQuery(
                        "SELECT * FROM plan_line WHERE plan = :plan AND place > :place ORDER BY place LIMIT :limit")
                .bind("plan", plan.value())
                .bind("place", place)
                .bind("limit", PlanLines.PORTION)
                .map((row, context) -> rows.read(row, known))
                .list();
    }

    Optional<PlanLine> one(Handle handle, PlanId plan, LineId line) {
        Map<Integer, Method> known = methods.of(handle, plan, line);
        return handle.createQuery("SELECT * FROM plan_line WHERE plan = :plan AND line = :line")
                .bind("plan", plan.value())
                .bind("line", line.value())
                .map((row, context) -> rows.read(row, known))
                .findOne();
    }

    /** Copies them while they come, and says what they come to. */
    PlanTotals insert(Handle handle, PlanId plan, PlanLines lines) {
        PlanTotals.Adding totals = new PlanTotals.Adding();
        MethodTable.Writing writing = methods.writing(handle, plan);
        AtomicInteger place = new AtomicInteger();
        // The connection is free between portions, for those who read what lines are worked out from.
        lines.forEachPortion(portion -> {
            List<Integer> numbers = writing.of(portion);
            try (CopiedRows copied = new CopiedRows(handle, LineRows.TARGET)) {
                for (int i = 0; i < portion.size(); i++) {
                    rows.write(copied, plan, place.incrementAndGet(), portion.get(i), numbers.get(i));
                    totals.add(portion.get(i));
                }
                copied.end();
            }
        });
        if (place.get() > PlanLines.PORTION) {
            // Until the database has counted, it takes a new plan for one of few lines, and goes through all of them
            // for one.
            handle.execute("ANALYZE plan_line");
        }
        return totals.totals();
    }

    void forEachMove(Handle handle, PlanId plan, Optional<DealId> deal, Consumer<PlanMove> each) {
        int last = 0;
        List<PlacedMove> portion;
        do {
            portion = handle.createQuery("""
                            SELECT place, deal, investor, currency, booked, correct FROM plan_line
                            WHERE plan = :plan AND place > :place AND window_state = 'OPEN'
                              AND remedy IN ('REFUND', 'TOP_UP_OFFER') AND deal = coalesce(:deal, deal)
                            ORDER BY place LIMIT :limit
                            """)
                    .bind("plan", plan.value())
                    .bind("place", last)
                    .bind("deal", deal.map(DealId::value).orElse(null))
                    .bind("limit", PlanLines.PORTION)
                    .map((row, context) -> move(row))
                    .list();
            portion.forEach(move -> each.accept(move.move()));
            last = portion.isEmpty() ? last : portion.getLast().place();
        } while (portion.size() == PlanLines.PORTION);
    }

    private record PlacedMove(int place, PlanMove move) {}

    private static PlacedMove move(ResultSet row) throws SQLException {
        return new PlacedMove(
                row.getInt("place"),
                new PlanMove(
                        new DealId(row.getString("deal")),
                        new InvestorId(row.getString("investor")),
                        new Money(
                                Math.subtractExact(row.getLong("correct"), row.getLong("booked")),
                                Currencies.of(row.getString("currency")))));
    }
}
