package makewhole.allocation.deal;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.ManualOverride;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.money.Money;

/**
 * What two persons decided about a commitment of a past deal. A row stands on one line, so a line break of the reason is
 * written {@code \n}, a blank at its beginning or end {@code \s}, and a backslash twice.
 */
final class OverrideColumns {
    static final List<String> ALL =
            List.of("override_amount", "override_reason", "override_requested_by", "override_confirmed_by");

    /** Twice what a request may have, since each character may be written as two. */
    private static final int LONGEST_REASON = 4_000;

    private OverrideColumns() {}

    static List<String> of(Optional<ManualOverride> override, Currency currency) {
        return override.map(decided -> List.of(
                        new Money(decided.amount(), currency).amount(),
                        onOneLine(decided.reason()),
                        decided.requestedBy(),
                        decided.confirmedBy()))
                .orElse(List.of("", "", "", ""));
    }

    static boolean areEmpty(CsvRow row) {
        return ALL.stream().allMatch(row::isBlank);
    }

    /** What takes two persons is never decided by a file that one of them sends. */
    static boolean areEmptyIfLive(CsvRow row, BookKind kind) {
        boolean right = kind == BookKind.PAST || areEmpty(row);
        if (!right) {
            row.refuse(
                    "override_amount",
                    "is for past deals; two persons decide it for a live one at /v1/deals/{deal}/overrides");
        }
        return right;
    }

    /** All four columns, kept beside cap, lot and minimum; what concerns all overrides of a deal is looked at later. */
    static Optional<ManualOverride> read(CsvRow row, Commitment asked, Deal deal) {
        Optional<Long> amount = row.amount("override_amount", deal.currency())
                .map(Money::minor)
                .filter(minor -> canBeGiven(row, minor, asked, deal));
        Optional<String> reason = row.text("override_reason", LONGEST_REASON).flatMap(text -> inItsLines(row, text));
        Optional<String> requestedBy = row.text("override_requested_by");
        Optional<String> confirmedBy = row.text("override_confirmed_by");
        if (requestedBy.isPresent() && requestedBy.equals(confirmedBy)) {
            row.refuse("override_confirmed_by", "is the person who requested it: an override needs two");
            return Optional.empty();
        }
        return amount.flatMap(minor -> reason.flatMap(why -> requestedBy.flatMap(
                first -> confirmedBy.map(second -> new ManualOverride(minor, why, first, second)))));
    }

    private static boolean canBeGiven(CsvRow row, long amount, Commitment asked, Deal deal) {
        if (amount > asked.cap()) {
            row.refuse("override_amount", "is more than the smaller of requested and limit");
        } else if (amount % deal.terms().lot() != 0) {
            row.refuse("override_amount", "is not in whole lots");
        } else if (amount > 0 && amount < deal.terms().minimum()) {
            row.refuse("override_amount", "is below the minimum");
        } else {
            return true;
        }
        return false;
    }

    private static String onOneLine(String reason) {
        return reason.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replaceFirst("^ ", "\\\\s")
                .replaceFirst(" $", "\\\\s");
    }

    private static Optional<String> inItsLines(CsvRow row, String text) {
        StringBuilder reason = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (!escaped && next == '\\') {
                escaped = true;
                continue;
            }
            Optional<Character> meant = escaped ? meant(next) : Optional.of(next);
            if (meant.isEmpty()) {
                row.refuse("override_reason", "has a backslash before something else than n, r, t, s or a backslash");
                return Optional.empty();
            }
            reason.append(meant.get());
            escaped = false;
        }
        if (reason.toString().isBlank()) {
            row.refuse("override_reason", "is empty");
            return Optional.empty();
        }
        return Optional.of(reason.toString());
    }

    private static Optional<Character> meant(char escaped) {
        return switch (escaped) {
            case '\\' -> Optional.of('\\');
            case 'n' -> Optional.of('\n');
            case 'r' -> Optional.of('\r');
            case 't' -> Optional.of('\t');
            case 's' -> Optional.of(' ');
            default -> Optional.empty();
        };
    }
}
