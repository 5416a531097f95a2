package makewhole.suite.story;

/** A payment file for the bank. */
record PaymentFile(String name, String currency, String content) {}
