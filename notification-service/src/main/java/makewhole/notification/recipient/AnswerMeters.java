package makewhole.notification.recipient;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.recipient.AnswerStanding.Mail;
import makewhole.notification.recipient.AnswerStanding.Receipt;

/** Counts what becomes of answers and of their receipts, from nought on, so that the first of a kind is seen to come. */
@Startup
@ApplicationScoped
class AnswerMeters {
    /** An answer that was not taken for so long does not wait for a passing fault. */
    static final Duration LATE = Duration.ofMinutes(30);

    private static final String FORWARDED = "makewhole.answers";
    private static final String RECEIPTS = "makewhole.receipts";
    private static final String ENDED = "ended";
    private static final String MAIL = "mail";
    private static final String PUT_OFF_LATE = "LATE";

    private final MeterRegistry metrics;
    private final InstantSource clock;

    @Inject
    AnswerMeters(MeterRegistry metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
        for (Forwarding ended : new Forwarding[] {Forwarding.ACKNOWLEDGED, Forwarding.REFUSED}) {
            metrics.counter(FORWARDED, ENDED, ended.name());
        }
        metrics.counter(FORWARDED, ENDED, PUT_OFF_LATE);
        for (Receipt ended : new Receipt[] {Receipt.SENT, Receipt.UNCERTAIN, Receipt.FAILED}) {
            for (Mail mail : Mail.values()) {
                metrics.counter(RECEIPTS, ENDED, ended.name(), MAIL, mail.name());
            }
        }
    }

    /** The plan has said something about it. */
    void ended(Forwarding forwarding) {
        metrics.counter(FORWARDED, ENDED, forwarding.name()).increment();
    }

    /** Its plan could not be told of it this time. */
    void putOff(Instant givenAt) {
        if (Duration.between(givenAt, clock.instant()).compareTo(LATE) > 0) {
            metrics.counter(FORWARDED, ENDED, PUT_OFF_LATE).increment();
        }
    }

    void ended(Mail mail, Receipt receipt) {
        metrics.counter(RECEIPTS, ENDED, receipt.name(), MAIL, mail.name()).increment();
    }
}
