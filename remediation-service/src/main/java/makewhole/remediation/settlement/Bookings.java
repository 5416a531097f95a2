package makewhole.remediation.settlement;

import static makewhole.remediation.ledger.Account.CASH_AT_BANK;
import static makewhole.remediation.ledger.Account.CASH_FROM_INVESTORS;
import static makewhole.remediation.ledger.Account.CASH_IN_TRANSIT;
import static makewhole.remediation.ledger.Account.FEES_RETURNED;
import static makewhole.remediation.ledger.Account.GAINS_COMPENSATED;
import static makewhole.remediation.ledger.Account.INTEREST_COMPENSATED;
import static makewhole.remediation.ledger.Account.PAYABLE_TO_INVESTORS;
import static makewhole.remediation.ledger.Account.UNCLAIMED;
import static makewhole.remediation.ledger.Account.UNITS_BOUGHT_BACK;
import static makewhole.remediation.ledger.Account.UNITS_IN_ERROR_ACCOUNT;

import java.time.LocalDate;
import makewhole.platform.money.Money;
import makewhole.remediation.ledger.Account;
import makewhole.remediation.ledger.Entry;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.remedy.Split;

/** How each event of settlement is booked. */
final class Bookings {
    private Bookings() {}

    /** The firm comes to owe: what it gets or loses for it, against what it has to pay. */
    static Entry owed(PlanId plan, PlanLine line, Split split, LocalDate day) {
        Entry.Draft entry = draft(plan, line, day, "Owed under the released plan: " + line.remedy());
        switch (line.remedy()) {
            case REFUND -> {
                Money units = line.finding().difference().negated();
                entry.debit(UNITS_IN_ERROR_ACCOUNT, units)
                        .debit(FEES_RETURNED, split.principal().minus(units));
            }
            case BUY_BACK, KEEP_OR_SELL -> entry.debit(UNITS_BOUGHT_BACK, split.principal());
            case COMPENSATE, TOP_UP_OFFER, EXPLAIN -> entry.debit(GAINS_COMPENSATED, split.principal());
        }
        return entry.debit(GAINS_COMPENSATED, split.gain())
                .debit(INTEREST_COMPENSATED, split.interest())
                .credit(PAYABLE_TO_INVESTORS, split.total())
                .done();
    }

    /** The units stay where they are, so that their refund is not owed: what {@link #owed} booked, the other way round. */
    static Entry notOwed(PlanId plan, PlanLine line, Obligation obligation, LocalDate day) {
        Split split = obligation.split();
        Money units = line.finding().difference().negated();
        return draft(plan, line, day, "Not owed: the window closed before the units were back")
                .debit(PAYABLE_TO_INVESTORS, split.total())
                .credit(UNITS_IN_ERROR_ACCOUNT, units)
                .credit(FEES_RETURNED, split.principal().minus(units))
                .credit(GAINS_COMPENSATED, split.gain())
                .credit(INTEREST_COMPENSATED, split.interest())
                .done();
    }

    /** A later day than the plan's adds to what is owed, by the plan's own rule. */
    static Entry addedByLaterDay(PlanId plan, Payment payment, LocalDate day) {
        Split planned = payment.planned();
        Split paid = payment.paid();
        return draft(plan, payment.line(), day, "Paid on a later day than planned")
                .debit(UNITS_BOUGHT_BACK, paid.principal().minus(planned.principal()))
                .debit(GAINS_COMPENSATED, paid.gain().minus(planned.gain()))
                .debit(INTEREST_COMPENSATED, paid.interest().minus(planned.interest()))
                .credit(PAYABLE_TO_INVESTORS, paid.total().minus(planned.total()))
                .done();
    }

    /** The bank is ordered to pay. */
    static Entry ordered(PlanId plan, LineId line, Money amount, LocalDate day) {
        return draft(plan, line, day, "Ordered from the bank")
                .debit(PAYABLE_TO_INVESTORS, amount)
                .credit(CASH_IN_TRANSIT, amount)
                .done();
    }

    /** The bank has paid. */
    static Entry settled(BankWord word, LocalDate day) {
        return draft(word, day, "Paid by the bank")
                .debit(CASH_IN_TRANSIT, word.payment().amount())
                .credit(CASH_AT_BANK, word.payment().amount())
                .done();
    }

    /** The money never left, or has come back: it is owed again. */
    static Entry cameBack(BankWord word, LocalDate day) {
        Account from = word.before() == BankState.SETTLED ? CASH_AT_BANK : CASH_IN_TRANSIT;
        return draft(word, day, word.state() == BankState.REJECTED ? "Rejected by the bank" : "Returned by the bank")
                .debit(from, word.payment().amount())
                .credit(PAYABLE_TO_INVESTORS, word.payment().amount())
                .done();
    }

    /** Nobody can be paid: it is kept for them, and never becomes the firm's. */
    static Entry unclaimed(PlanId plan, PlanLine line, Money amount, LocalDate day) {
        return draft(plan, line, day, "Kept for an investor who cannot be paid")
                .debit(PAYABLE_TO_INVESTORS, amount)
                .credit(UNCLAIMED, amount)
                .done();
    }

    /** The investor was found. */
    static Entry claimed(PlanId plan, PlanLine line, Money amount, LocalDate day) {
        return draft(plan, line, day, "Claimed by the investor")
                .debit(UNCLAIMED, amount)
                .credit(PAYABLE_TO_INVESTORS, amount)
                .done();
    }

    /** An investor has paid for units that were missing, and gets them out of the error account. */
    static Entry bought(PlanId plan, PlanLine line, Money amount, LocalDate day) {
        return draft(plan, line, day, "Top-up bought at the original price")
                .debit(CASH_FROM_INVESTORS, amount)
                .credit(UNITS_IN_ERROR_ACCOUNT, amount)
                .done();
    }

    /** The units did not move: what the investor has paid for them is owed back. */
    static Entry notBought(PlanId plan, PlanLine line, Money amount, LocalDate day) {
        return draft(plan, line, day, "Top-up refused: what was paid for it is owed back")
                .debit(UNITS_IN_ERROR_ACCOUNT, amount)
                .credit(PAYABLE_TO_INVESTORS, amount)
                .done();
    }

    /** Money for a top-up has come when units could not move any more: it is owed back. */
    static Entry cameTooLate(PlanId plan, PlanLine line, Money amount, LocalDate day) {
        return draft(plan, line, day, "Money for a top-up came too late and is owed back")
                .debit(CASH_FROM_INVESTORS, amount)
                .credit(PAYABLE_TO_INVESTORS, amount)
                .done();
    }

    private static Entry.Draft draft(BankWord word, LocalDate day, String text) {
        return Entry.of(word.plan().value(), word.payment().line().value(), day, text);
    }

    private static Entry.Draft draft(PlanId plan, PlanLine line, LocalDate day, String text) {
        return draft(plan, line.line(), day, text);
    }

    private static Entry.Draft draft(PlanId plan, LineId line, LocalDate day, String text) {
        return Entry.of(plan.value(), line.value(), day, text);
    }
}
