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
import java.time.LocalDate;

/** Refuses days of other years in bodies of requests, too. Apart from {@link PlainDays}, which is used without Quarkus as well. */
@Singleton
public final class PlainDaysInJson implements ObjectMapperCustomizer {
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
            if (day != null && PlainDays.isOutside(day)) {
                throw InvalidFormatException.from(
                        json, "'%s' %s".formatted(day, PlainDays.OUTSIDE), day, LocalDate.class);
            }
            return day;
        }
    }
}
