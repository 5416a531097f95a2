package makewhole.platform.time;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * Days in years of four digits. ISO 8601 knows more of them than a database can keep, and no deal closes in the year 99999: what
 * is outside was mistyped, and is refused where it comes in.
 */
@Singleton
public final class PlainDays implements ObjectMapperCustomizer {
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;
    private static final String OUTSIDE = "is not within the years 0001 and 9999";

    /**
     * A day such as {@code 2026-09-30}.
     *
     * @throws DateTimeParseException if it is none, or in a year of more digits
     */
    public static LocalDate parse(String text) {
        LocalDate day = LocalDate.parse(text);
        if (isOutside(day)) {
            throw new DateTimeParseException(OUTSIDE, text, 0);
        }
        return day;
    }

    /**
     * A moment such as {@code 2026-09-30T16:01:00Z}.
     *
     * @throws DateTimeParseException if it is none, or in a year of more digits
     */
    public static Instant parseInstant(String text) {
        Instant moment = Instant.parse(text);
        if (isOutside(moment.atOffset(ZoneOffset.UTC).toLocalDate())) {
            throw new DateTimeParseException(OUTSIDE, text, 0);
        }
        return moment;
    }

    private static boolean isOutside(LocalDate day) {
        return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("plain-days").addDeserializer(LocalDate.class, new DayDeserializer()));
    }

    /** After the module that knows days at all. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    private static final class DayDeserializer extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1;

        DayDeserializer() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
            LocalDate day = LocalDateDeserializer.INSTANCE.deserialize(json, context);
            if (day != null && isOutside(day)) {
                throw InvalidFormatException.from(json, "'%s' %s".formatted(day, OUTSIDE), day, LocalDate.class);
            }
            return day;
        }
    }
}
