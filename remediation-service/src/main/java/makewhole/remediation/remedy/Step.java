package makewhole.remediation.remedy;

/** One step of a calculation, so that it can be done again by hand: what it is called, its formula, its value. */
public record Step(String name, String formula, String value) {}
