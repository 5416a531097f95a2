package makewhole.notification.audience;

/**
 * One who can be told.
 *
 * @param id by which callers name them: an account, a role such as {@code LEGAL}, or a stakeholder such as {@code board}
 * @param locale as a language tag
 */
public record Addressee(String id, String name, String email, String locale) {}
