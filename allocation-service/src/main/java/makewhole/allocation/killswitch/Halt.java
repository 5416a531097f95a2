package makewhole.allocation.killswitch;

/**
 * What halts a deal.
 *
 * @param engagement the one that has been in force longest
 * @param others how many more halt it as well: releasing one of them lets nothing go
 */
public record Halt(Engagement engagement, int others) {}
