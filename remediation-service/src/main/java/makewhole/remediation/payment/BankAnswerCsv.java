package makewhole.remediation.payment;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.CsvRows;
import makewhole.platform.csv.RowErrors;
import makewhole.platform.money.Money;
import makewhole.remediation.payment.BankAnswer.OnePayment;

/**
 * Reads a bank's answers from CSV: {@code end_to_end_id, status, currency, amount, reason_code, reason}, where a status
 * is ACCEPTED, SETTLED, REJECTED or RETURNED, and the last two may be empty.
 */
public final class BankAnswerCsv {
    private static final List<String> COLUMNS =
            List.of("end_to_end_id", "status", "currency", "amount", "reason_code", "reason");

    private BankAnswerCsv() {}

    /**
     * The answers, in the order of the file.
     *
     * @throws makewhole.platform.csv.RowsRefusedException if a row cannot be understood; every such row is named
     */
    public static List<BankAnswer> read(String file, InputStream content) {
        RowErrors errors = new RowErrors();
        List<BankAnswer> answers = new ArrayList<>();
        new CsvRows(file, COLUMNS, errors).forEach(content, row -> answer(row).ifPresent(answers::add));
        errors.refuseIfAny();
        return answers;
    }

    private static Optional<BankAnswer> answer(CsvRow row) {
        Optional<String> reference = row.text("end_to_end_id");
        Optional<BankState> state = row.text("status").flatMap(status -> state(row, status));
        Optional<Money> amount = row.currency("currency").flatMap(currency -> row.amount("amount", currency));
        return reference.isEmpty() || state.isEmpty() || amount.isEmpty()
                ? Optional.empty()
                : Optional.of(new BankAnswer(
                        new OnePayment(reference.get()),
                        state.get(),
                        amount,
                        optional(row, "reason_code"),
                        optional(row, "reason")));
    }

    private static Optional<BankState> state(CsvRow row, String status) {
        return switch (status) {
            case "ACCEPTED" -> Optional.of(BankState.ACCEPTED);
            case "SETTLED" -> Optional.of(BankState.SETTLED);
            case "REJECTED" -> Optional.of(BankState.REJECTED);
            case "RETURNED" -> Optional.of(BankState.RETURNED);
            default -> {
                row.refuse("status", "'%s' is none of ACCEPTED, SETTLED, REJECTED, RETURNED".formatted(status));
                yield Optional.empty();
            }
        };
    }

    private static String optional(CsvRow row, String field) {
        return row.isBlank(field) ? "" : row.text(field).orElse("");
    }
}
