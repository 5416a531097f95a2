package makewhole.allocation.http;

import java.util.UUID;
import java.util.function.Function;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;

/** Ids as they stand in paths and bodies. */
public final class Ids {
    private Ids() {}

    public static DealId deal(String text) {
        return read("deal", text, DealId::new);
    }

    public static VersionName version(String text) {
        return read("version", text, VersionName::new);
    }

    public static InvestorId investor(String text) {
        return read("investor", text, InvestorId::new);
    }

    /** An id that this service gave out; what is not of its form names nothing. */
    public static UUID given(String what, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFoundException(what, text);
        }
    }

    private static <T> T read(String field, String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException refused) {
            throw new InvalidRequestException(field, String.valueOf(refused.getMessage()));
        }
    }
}
