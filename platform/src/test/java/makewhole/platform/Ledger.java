package makewhole.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.jobs.DurableJob;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.money.MoneyBody;
import makewhole.platform.problem.NotFoundException;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A small service for the tests of the platform: it books amounts, and counts what it did. */
@Path("/v1/bookings")
@RolesAllowed(Roles.FINANCE)
public class Ledger {
    public record Booking(
            @NotBlank String text,
            @Valid @Nullable MoneyBody money,
            @Nullable String note) {}

    public record Booked(int number, String by) {}

    /** Fails twice, then counts. */
    @ApplicationScoped
    public static class Reminder implements DurableJob<String> {
        final AtomicInteger runs = new AtomicInteger();
        final CountDownLatch done = new CountDownLatch(1);

        @Override
        public String name() {
            return "reminder";
        }

        @Override
        public Class<String> payloadType() {
            return String.class;
        }

        @Override
        public void run(String payload) {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            done.countDown();
        }

        public int runs() {
            return runs.get();
        }

        public CountDownLatch done() {
            return done;
        }
    }

    /** What the requests do; a bean of its own, so that transactions apply. */
    @ApplicationScoped
    public static class Bookings {
        private final AtomicInteger count = new AtomicInteger();
        private final Journal journal;
        private final Jobs jobs;
        private final Reminder reminder;
        private final Jdbi jdbi;

        Bookings(Journal journal, Jobs jobs, Reminder reminder, Jdbi jdbi) {
            this.jdbi = jdbi;
            this.journal = journal;
            this.jobs = jobs;
            this.reminder = reminder;
        }

        Booked book(Booking booking, String by) {
            int number = count.incrementAndGet();
            journal.append(JournalEntry.of("booked", "booking", number, by)
                    .because(booking.text())
                    .with("number", number)
                    .with("note", booking.note() == null ? "" : booking.note()));
            if ("refuse me".equals(booking.text())) {
                throw new NotFoundException("account", booking.text());
            }
            return new Booked(number, by);
        }

        /** Writes a row that breaks a rule of the database. */
        @Transactional
        public void bookFor(String name) {
            jdbi.useHandle(handle -> handle.createUpdate(
                            "INSERT INTO journal_entry (happened_at, event) VALUES (now(), :name)")
                    .bind("name", name)
                    .execute());
        }

        @Transactional
        public void remind(String instance, boolean thenFail) {
            jobs.enqueue(reminder, instance, instance);
            if (thenFail) {
                throw new IllegalStateException("rolled back");
            }
        }
    }

    private final Idempotency idempotency;
    private final Bookings bookings;
    private final Caller caller;

    Ledger(Idempotency idempotency, Bookings bookings, Caller caller) {
        this.idempotency = idempotency;
        this.bookings = bookings;
        this.caller = caller;
    }

    @POST
    public RestResponse<Object> book(@RestHeader("Idempotency-Key") String key, @Valid Booking booking) {
        return idempotency.answer(
                "book",
                key,
                booking,
                RestResponse.Status.CREATED,
                () -> bookings.book(booking, caller.subject().name()));
    }

    @GET
    @Path("/for/{name}")
    public String bookFor(String name) {
        bookings.bookFor(name);
        return name;
    }

    @GET
    @Path("/bug")
    public String bug() {
        throw new IllegalStateException("a secret: 4711");
    }
}
