package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Consumer;
import makewhole.remediation.settlement.Payment;
import org.jdbi.v3.core.Jdbi;

/** Goes through payments by a cursor, which lives as long as a transaction does: a proxy of its own makes one where none is. */
@ApplicationScoped
class PaymentCursors {
    private final Jdbi jdbi;

    PaymentCursors(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Transactional
    void forEach(UUID run, Consumer<Payment> each) {
        jdbi.useHandle(handle -> PaymentRows.forEach(handle, run, each));
    }
}
