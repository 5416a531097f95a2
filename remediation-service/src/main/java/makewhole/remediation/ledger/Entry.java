package makewhole.remediation.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.money.Money;

/**
 * A booking that balances: per currency, as much to the debit as to the credit.
 *
 * @param plan the plan that it carries out
 * @param line the line of the plan
 * @param day the day it belongs to
 * @param text why, without personal data
 */
public record Entry(UUID plan, String line, LocalDate day, String text, List<Posting> postings) {
    public Entry {
        postings = List.copyOf(postings);
        Map<Currency, Money> balance = new HashMap<>();
        for (Posting posting : postings) {
            balance.merge(posting.debit().currency(), posting.debit().minus(posting.credit()), Money::plus);
        }
        balance.values().stream().filter(rest -> !rest.isZero()).findAny().ifPresent(rest -> {
            throw new IllegalArgumentException("%s of %s is out of balance by %s".formatted(text, line, rest));
        });
    }

    /** Begins an entry. */
    public static Draft of(UUID plan, String line, LocalDate day, String text) {
        return new Draft(plan, line, day, text);
    }

    /** Collects postings; amounts of zero leave no trace. */
    public static final class Draft {
        private final UUID plan;
        private final String line;
        private final LocalDate day;
        private final String text;
        private final List<Posting> postings = new ArrayList<>();

        private Draft(UUID plan, String line, LocalDate day, String text) {
            this.plan = plan;
            this.line = line;
            this.day = day;
            this.text = text;
        }

        /** To the debit; a negative amount goes to the credit. */
        public Draft debit(Account account, Money amount) {
            if (amount.minor() > 0) {
                postings.add(Posting.debit(account, amount));
            } else if (amount.minor() < 0) {
                postings.add(Posting.credit(account, amount.negated()));
            }
            return this;
        }

        /** To the credit; a negative amount goes to the debit. */
        public Draft credit(Account account, Money amount) {
            return debit(account, amount.negated());
        }

        public Entry done() {
            return new Entry(plan, line, day, text, postings);
        }
    }
}
