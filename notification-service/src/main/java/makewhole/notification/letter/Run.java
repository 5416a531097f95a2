package makewhole.notification.letter;

/**
 * Words that look alike.
 *
 * @param link where they lead; empty if nowhere
 */
record Run(String words, boolean bold, String link) {}
