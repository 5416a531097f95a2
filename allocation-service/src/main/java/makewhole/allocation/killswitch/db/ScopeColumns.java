package makewhole.allocation.killswitch.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import makewhole.allocation.killswitch.Scope;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;

/** A scope in two columns. */
final class ScopeColumns {
    private ScopeColumns() {}

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
