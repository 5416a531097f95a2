package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import makewhole.notification.Refusal;
import makewhole.notification.Refusal.ChoiceOver;
import makewhole.notification.Refusal.ChoiceShortened;
import makewhole.notification.RefusedException;
import makewhole.notification.template.Template;
import makewhole.notification.template.Templates;

/**
 * Sees to it that customers have the time to choose that they are promised, from the day on which their notices go out: a plan
 * counts it from its release, and knows nothing of days that pass before anybody is told.
 */
@ApplicationScoped
class ChoiceTime {
    /** DESIGN: who may keep or sell has at least thirty days. An offer is open as long as its deal is. */
    private static final Map<String, Integer> PROMISED_DAYS = Map.of("KEEP_OR_SELL", 30);

    /**
     * What a person knows and wants nevertheless.
     *
     * @param shortened that some customers have fewer days than they are promised
     * @param over that no whole day is left to some
     */
    record Knowing(boolean shortened, boolean over) {}

    /** What is so: whether a person had to know of it. */
    record Found(boolean shortened, boolean over) {}

    private final Batches batches;
    private final Templates templates;
    private final InstantSource clock;

    @Inject
    ChoiceTime(Batches batches, Templates templates, InstantSource clock) {
        this.batches = batches;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * Looks at all that a batch has yet to send.
     *
     * @param sending when it begins, and how quickly it goes out
     * @throws RefusedException if there is too little time, and the person does not say that they know
     */
    Found require(Batch batch, Sending sending, Knowing knowing) {
        return require(batch, batches.lastDaysUnsent(batch.id()), sending, knowing);
    }

    /**
     * Looks at some of what a batch has yet to send. It may go out as the last of it.
     *
     * @param lastDays by template, the first of the last days on which those can choose who are looked at
     * @param sending when the batch begins, and how quickly it goes out
     * @throws RefusedException if there is too little time, and the person does not say that they know
     */
    Found require(Batch batch, Map<String, LocalDate> lastDays, Sending sending, Knowing knowing) {
        LocalDate goesOut = day(ends(batches.unsent(batch.id()), sending));
        // A choice whose last day is the day on which its notice goes out, or before, is none.
        Optional<Refusal> over = lastDays.values().stream()
                .min(LocalDate::compareTo)
                .filter(first -> !first.isAfter(goesOut))
                .map(first -> new ChoiceOver(first, goesOut));
        if (!knowing.over()) {
            refuseIfAny(over);
        }
        Optional<Refusal> shortened = lastDays.entrySet().stream()
                .flatMap(told -> shortened(told.getKey(), told.getValue(), goesOut).stream())
                .findFirst();
        if (!knowing.shortened() && !knowing.over()) {
            refuseIfAny(shortened);
        }
        return new Found(shortened.isPresent(), over.isPresent());
    }

    private Optional<Refusal> shortened(String template, LocalDate lastDay, LocalDate goesOut) {
        int promised = templates
                .named(template)
                .flatMap(Template::remedy)
                .map(remedy -> PROMISED_DAYS.getOrDefault(remedy, 0))
                .orElse(0);
        return goesOut.plusDays(promised).isAfter(lastDay)
                ? Optional.of(new ChoiceShortened(lastDay, goesOut, promised))
                : Optional.empty();
    }

    /** The day on which the first notice goes out. */
    LocalDate firstDay(Sending sending) {
        return day(begins(sending));
    }

    private Instant begins(Sending sending) {
        Instant now = clock.instant();
        return sending.from().filter(from -> from.isAfter(now)).orElse(now);
    }

    /** When the last of so many notices goes out, if nothing holds it up. */
    private Instant ends(long unsent, Sending sending) {
        return begins(sending)
                .plus(sending.perMinute()
                        .map(pace -> Duration.ofMinutes(Math.max(0, unsent - 1) / pace))
                        .orElse(Duration.ZERO));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static void refuseIfAny(Optional<Refusal> refusal) {
        refusal.ifPresent(tooLate -> {
            throw new RefusedException(tooLate);
        });
    }
}
