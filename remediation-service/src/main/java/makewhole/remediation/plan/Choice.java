package makewhole.remediation.plan;

import makewhole.platform.money.Money;

/** An answer that a line admits: what it does, and what is due then. */
public record Choice(Answer answer, String effect, Money amountDue) {}
