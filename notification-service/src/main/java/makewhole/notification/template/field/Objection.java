package makewhole.notification.template.field;

/**
 * What is wrong with one field.
 *
 * @param field its name
 * @param reason fit for the sender of the value; never the value itself when that may be personal
 */
public record Objection(String field, String reason) {}
