package makewhole.notification.template.http;

import java.util.List;
import makewhole.notification.template.Template;
import makewhole.notification.template.field.FieldType;

record TemplateBody(String template, int version, List<String> locales, List<FieldBody> fields, String digest) {
    record FieldBody(String name, FieldType type, boolean optional) {}

    record ListBody(List<TemplateBody> items) {}

    static TemplateBody of(Template template) {
        return new TemplateBody(
                template.name(),
                template.version(),
                template.locales(),
                template.declaration().fields().stream()
                        .filter(field -> !Template.isFilledIn(field.name()))
                        .map(field -> new FieldBody(field.name(), field.type(), field.optional()))
                        .toList(),
                template.digest());
    }
}
