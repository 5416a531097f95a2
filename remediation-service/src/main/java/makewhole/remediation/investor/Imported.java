package makewhole.remediation.investor;

/** How many rows an import had, known ones included. */
public record Imported(int investors, int distributions, int valuations) {}
