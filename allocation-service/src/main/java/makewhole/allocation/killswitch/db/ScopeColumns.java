package makewhole.allocation.killswitch.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import makewhole.allocation.killswitch.Scope;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;

/** A scope in two columns. */
final class ScopeColumns {
    private ScopeColumns() {}

    static String kind(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> "ALL";
            case Scope.OfVersion _ -> "VERSION";
            case Scope.OfDeal _ -> "DEAL";
        };
    }

    static Optional<String> name(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> Optional.empty();
            case Scope.OfVersion(var version) -> Optional.of(version.value());
            case Scope.OfDeal(var deal) -> Optional.of(deal.value());
        };
    }

    /** A kind that this release does not know is everything: what cannot be made sense of must halt. */
    static Scope scope(ResultSet row) throws SQLException {
        String kind = row.getString("scope_kind");
        if (kind.equals("VERSION")) {
            return new Scope.OfVersion(new VersionName(row.getString("scope_name")));
        }
        if (kind.equals("DEAL")) {
            return new Scope.OfDeal(new DealId(row.getString("scope_name")));
        }
        return new Scope.Everything();
    }
}
