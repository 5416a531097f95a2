package makewhole.notification.batch.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.notification.batch.IncomingRows;
import makewhole.notification.batch.RequestedNotice;
import makewhole.notification.template.TemplatesInUse;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.FieldType;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenMoney;
import makewhole.notification.template.field.GivenValue.GivenText;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.CsvRows;
import makewhole.platform.csv.RowErrors;

/**
 * Rows as CSV. Columns that are named {@code fields.} and a field of the template hold its values; an empty one was not
 * given. An amount is written {@code 97.97 USD}. Rows are numbered as the lines of the file, whose first is the header.
 */
record CsvBatchRows(Path file, TemplatesInUse templates) implements IncomingRows {
    private static final String FIELD = "fields.";
    private static final Pattern AMOUNT = Pattern.compile("(?<amount>\\S+) (?<currency>\\S+)");
    private static final List<String> COLUMNS =
            List.of("line", "template", "investor", "name", "email", "locale", "amount");

    @Override
    public void forEach(RowErrors errors, Into rows) {
        CsvRows reader = new CsvRows("rows", COLUMNS, errors);
        Columns columns = new Columns(reader);
        try (InputStream content = Files.newInputStream(file)) {
            reader.forEach(content, each -> rows.take(each.row(), requested(each, columns.ofFields())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The columns that hold fields: known once the header was read, and the same for every row. */
    private static final class Columns {
        private final CsvRows reader;
        private List<String> fields = List.of();

        Columns(CsvRows reader) {
            this.reader = reader;
        }

        List<String> ofFields() {
            if (fields.isEmpty()) {
                fields = reader.columns().stream()
                        .filter(column -> column.startsWith(FIELD))
                        .sorted()
                        .toList();
            }
            return fields;
        }
    }

    private RequestedNotice requested(CsvRow row, List<String> columns) {
        String template = row.raw("template");
        Map<String, GivenValue> fields = new TreeMap<>();
        columns.forEach(column -> {
            String value = row.raw(column);
            if (!value.isEmpty()) {
                String name = column.substring(FIELD.length());
                switch (type(template, name)) {
                    case MONEY -> fields.put(name, money(value));
                    case LIST, STEPS ->
                        row.refuse(
                                column,
                                "is a list of texts, which CSV cannot carry: leave the column empty or send the rows as"
                                        + " lines of JSON");
                    case TEXT, DATE, INTEGER, LINK -> fields.put(name, new GivenText(value));
                }
            }
        });
        return new RequestedNotice(
                row.raw("line"),
                template,
                row.raw("investor"),
                row.raw("name"),
                row.raw("email"),
                row.raw("locale"),
                money(row.raw("amount")) instanceof GivenMoney amount ? Optional.of(amount) : Optional.empty(),
                fields);
    }

    /** A field that the template does not have is a text as good as any: it is refused by its name. */
    private FieldType type(String template, String field) {
        return templates
                .named(template)
                .flatMap(known -> known.declaration().field(field))
                .map(Field::type)
                .orElse(FieldType.TEXT);
    }

    private static GivenValue money(String value) {
        Matcher matcher = AMOUNT.matcher(value);
        return matcher.matches()
                ? new GivenMoney(matcher.group("amount"), matcher.group("currency"))
                : new GivenText(value);
    }
}
