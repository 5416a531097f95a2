package makewhole.remediation.ledger;

/** An entry with the number under which it stands in the journal. */
public record NumberedEntry(long number, Entry entry) {}
