package makewhole.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFaultsTest {
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "40001, a serialization failure",
        "40P01, a deadlock",
        "55P03, a lock that is not available",
        "57014, a statement that took too long",
        "57P01, a shutdown",
        "53300, too many connections",
        "08006, a broken connection"
    })
    void what_may_be_gone_at_the_next_try_passes(String state, String what) {
        assertThat(DatabaseFaults.isPassing(new IllegalStateException(new SQLException(what, state))))
                .isTrue();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "23505, a row that is there already",
        "22P02, a text that is no number",
        "42P01, a table that is not there"
    })
    void what_will_be_the_same_at_the_next_try_lasts(String state, String what) {
        assertThat(DatabaseFaults.isPassing(new IllegalStateException(new SQLException(what, state))))
                .isFalse();
    }

    @Test
    void what_a_commit_has_met_is_found_where_the_transaction_manager_keeps_it() {
        IllegalStateException rolledBack = new IllegalStateException("rolled back");
        rolledBack.addSuppressed(new IllegalStateException(new SQLException("a deadlock", "40P01")));
        assertThat(DatabaseFaults.isPassing(rolledBack)).isTrue();
    }

    @Test
    void a_pool_without_a_free_connection_passes() {
        assertThat(DatabaseFaults.isPassing(new IllegalStateException(new SQLException(
                        "Acquisition timeout while waiting for new connection", new TimeoutException()))))
                .isTrue();
    }

    @Test
    void what_has_nothing_to_do_with_the_database_lasts() {
        assertThat(DatabaseFaults.isPassing(new IllegalStateException("no plan")))
                .isFalse();
        assertThat(DatabaseFaults.isPassing(new SQLException("without a state")))
                .isFalse();
    }
}
