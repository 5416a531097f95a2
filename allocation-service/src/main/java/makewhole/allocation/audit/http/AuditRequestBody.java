package makewhole.allocation.audit.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import makewhole.allocation.audit.Shards;
import makewhole.allocation.deal.PastBooks.Selection;
import makewhole.allocation.http.Ids;
import makewhole.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Which deals to audit.
 *
 * @param shards into how many parts the audit is cut, so that several replicas share it; 1 if it is left out
 */
record AuditRequestBody(
        @NotNull @Valid ScopeBody scope,
        @Nullable @Min(1) @Max(Shards.MOST) Integer shards) {
    enum Kind {
        ALL,
        VERSION,
        PERIOD
    }

    /**
     * A set of deals.
     *
     * @param version of the algorithm that allocated them; for VERSION only
     * @param from the first day of their close; for PERIOD only
     * @param to the last day of their close; for PERIOD only
     */
    record ScopeBody(
            @NotNull Kind kind,
            @Nullable String version,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        Selection toSelection() {
            refuseWhatDoesNotBelong();
            return switch (kind) {
                case ALL -> new Selection.All();
                case VERSION -> new Selection.OfVersion(Ids.version(required("scope.version", version)));
                case PERIOD -> period(required("scope.from", from), required("scope.to", to));
            };
        }

        static ScopeBody of(Selection selection) {
            return switch (selection) {
                case Selection.All() -> new ScopeBody(Kind.ALL, null, null, null);
                case Selection.OfVersion(var of) -> new ScopeBody(Kind.VERSION, of.value(), null, null);
                case Selection.ClosedBetween(var first, var last) -> new ScopeBody(Kind.PERIOD, null, first, last);
            };
        }

        private void refuseWhatDoesNotBelong() {
            if (kind != Kind.VERSION && version != null) {
                throw new InvalidRequestException("scope.version", "belongs to the scope VERSION only");
            }
            if (kind != Kind.PERIOD && (from != null || to != null)) {
                throw new InvalidRequestException("scope.from", "from and to belong to the scope PERIOD only");
            }
        }

        private static Selection period(LocalDate first, LocalDate last) {
            if (last.isBefore(first)) {
                throw new InvalidRequestException("scope.to", "%s is before %s".formatted(last, first));
            }
            return new Selection.ClosedBetween(first, last);
        }

        private static <T> T required(String field, @Nullable T value) {
            if (value == null) {
                throw new InvalidRequestException(field, "is missing");
            }
            return value;
        }
    }

    Selection toSelection() {
        return scope.toSelection();
    }

    Shards toShards() {
        return shards == null ? Shards.ONE : new Shards(shards);
    }
}
