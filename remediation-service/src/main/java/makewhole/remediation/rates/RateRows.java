package makewhole.remediation.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.platform.csv.RowError;
import makewhole.remediation.interest.DayRange;
import makewhole.remediation.interest.RatePeriod;
import makewhole.remediation.refusal.InterestRefusal;
import makewhole.remediation.refusal.RateFault;
import makewhole.remediation.refusal.RefusedException;

/**
 * Makes a table out of rows that could be read: in order, without a gap, an overlap or a doubt. Everything that is wrong
 * is collected; the kind of the first fault in the file names the problem.
 */
final class RateRows {
    private static final BigDecimal ABSURD = BigDecimal.valueOf(100);

    private final List<RateTableCsv.Sent> sent;
    private final LocalDate confirmedThrough;
    private final List<RowError> errors = new ArrayList<>();
    private Optional<RateFault> first = Optional.empty();

    private RateRows(List<RateTableCsv.Sent> sent, LocalDate confirmedThrough) {
        this.sent = sent;
        this.confirmedThrough = confirmedThrough;
    }

    /**
     * The rows with their days.
     *
     * @throws RefusedException if they make no table
     */
    static List<RateRow> of(List<RateTableCsv.Sent> sent, LocalDate confirmedThrough) {
        return new RateRows(sent, confirmedThrough).checked();
    }

    private List<RateRow> checked() {
        for (int i = 0; i < sent.size(); i++) {
            RateTableCsv.Sent row = sent.get(i);
            checkRate(row);
            if (row.to().isPresent() && row.to().get().isBefore(row.from())) {
                refuse(RateFault.UNORDERED, row, RateTableCsv.TO, "ends before it begins on " + row.from());
            }
            if (i > 0) {
                checkOrder(sent.get(i - 1), row);
            }
        }
        checkEnd(sent.getLast());
        first.ifPresent(fault -> {
            throw new RefusedException(new InterestRefusal.RateRowsRefused(fault, errors));
        });
        List<RateRow> rows = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            LocalDate last = i + 1 < sent.size() ? sent.get(i + 1).from().minusDays(1) : confirmedThrough;
            DayRange days = new DayRange(sent.get(i).from(), last);
            rows.add(new RateRow(
                    new RatePeriod(days, sent.get(i).annualPercent()),
                    sent.get(i).source()));
        }
        return rows;
    }

    private void checkRate(RateTableCsv.Sent row) {
        if (row.annualPercent().signum() < 0) {
            refuse(RateFault.NEGATIVE, row, RateTableCsv.PERCENT, "%s is negative".formatted(row.annualPercent()));
        } else if (row.annualPercent().compareTo(ABSURD) > 0) {
            refuse(
                    RateFault.ABSURD,
                    row,
                    RateTableCsv.PERCENT,
                    "%s is more than 100 percent a year".formatted(row.annualPercent()));
        }
    }

    private void checkOrder(RateTableCsv.Sent before, RateTableCsv.Sent row) {
        if (row.from().equals(before.from())) {
            refuse(
                    RateFault.DUPLICATE,
                    row,
                    RateTableCsv.FROM,
                    "%s stands in row %d as well".formatted(row.from(), before.row()));
        } else if (row.from().isBefore(before.from())) {
            refuse(
                    RateFault.UNORDERED,
                    row,
                    RateTableCsv.FROM,
                    "%s comes after %s of row %d".formatted(row.from(), before.from(), before.row()));
        } else if (before.to().isPresent() && !row.from().isAfter(before.to().get())) {
            refuse(
                    RateFault.OVERLAP,
                    row,
                    RateTableCsv.FROM,
                    "%s lies within row %d, which ends on %s"
                            .formatted(row.from(), before.row(), before.to().get()));
        } else if (before.to().isPresent() && before.to().get().plusDays(1).isBefore(row.from())) {
            DayRange gap =
                    new DayRange(before.to().get().plusDays(1), row.from().minusDays(1));
            refuse(RateFault.GAP, row, RateTableCsv.FROM, "no row has a rate for %s".formatted(gap));
        }
    }

    private void checkEnd(RateTableCsv.Sent last) {
        if (confirmedThrough.isBefore(last.from())) {
            refuse(
                    RateFault.CONFIRMED_TOO_EARLY,
                    last,
                    RateTableCsv.FROM,
                    "%s is after the last confirmed day %s".formatted(last.from(), confirmedThrough));
        } else if (last.to().isPresent() && last.to().get().isBefore(confirmedThrough)) {
            DayRange gap = new DayRange(last.to().get().plusDays(1), confirmedThrough);
            refuse(RateFault.GAP, last, RateTableCsv.TO, "no row has a rate for %s".formatted(gap));
        }
    }

    private void refuse(RateFault fault, RateTableCsv.Sent row, String field, String reason) {
        first = first.or(() -> Optional.of(fault));
        errors.add(new RowError(RateTableCsv.FILE, row.row(), field, reason));
    }
}
