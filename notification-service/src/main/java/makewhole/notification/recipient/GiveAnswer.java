package makewhole.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.money.Money;

/** Keeps what a recipient answers. In the same transaction its way to the plan is ordered, which ends with its receipt. */
@ApplicationScoped
public class GiveAnswer {
    /** The longest text, in characters; remediation-service takes as much. */
    public static final int LONGEST_WORDS = 4_000;

    /** What became of a filled-in form. */
    public sealed interface Outcome {}

    public record Given(Answer answer) implements Outcome {}

    public record ToBeMended(Mistake mistake) implements Outcome {}

    private final Answers answers;
    private final Provider<Jobs> jobs;
    private final ForwardAnswer forward;
    private final Journal journal;
    private final InstantSource clock;

    @Inject
    GiveAnswer(Answers answers, Provider<Jobs> jobs, ForwardAnswer forward, Journal journal, InstantSource clock) {
        this.answers = answers;
        this.jobs = jobs;
        this.forward = forward;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Keeps the answer, if there is nothing wrong with it.
     *
     * @param shownAt when the form was shown to them, to tell a button pressed twice from an answer given anew
     */
    @Transactional
    public Outcome give(Page page, AnswerForm form, Instant shownAt) {
        Choice choice;
        try {
            choice = Choice.valueOf(form.choice());
        } catch (IllegalArgumentException none) {
            return new ToBeMended(form.choice().isEmpty() ? Mistake.NOTHING_CHOSEN : Mistake.NOT_A_CHOICE);
        }
        String words = form.words().replace("\r\n", "\n").replace('\r', '\n').strip();
        Optional<Money> amount = choice == Choice.ACCEPT ? amount(page, form.amount()) : Optional.empty();
        Answer answer = new Answer(
                UUID.randomUUID(),
                page.notice().id(),
                choice,
                amount,
                words,
                shownAt,
                // By this moment the plan judges whether it was in time; so does this service, however long the page
                // was open.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                choice == Choice.DISPUTE ? Optional.empty() : page.invitation().lastDay());
        return mistake(page, form, answer).<Outcome>map(ToBeMended::new).orElseGet(() -> new Given(keep(page, answer)));
    }

    private static Optional<Mistake> mistake(Page page, AnswerForm form, Answer answer) {
        Choice choice = answer.choice();
        if (choice != Choice.DISPUTE && !Choice.to(page.invitation().asked()).contains(choice)) {
            return Optional.of(Mistake.NOT_A_CHOICE);
        }
        if (choice != Choice.DISPUTE && !page.invitation().isOpen(answer.givenAt())) {
            return Optional.of(Mistake.TOO_LATE);
        }
        if (choice == Choice.ACCEPT && !form.amount().isBlank()) {
            if (answer.amount().isEmpty()) {
                return Optional.of(Mistake.NOT_AN_AMOUNT);
            }
            long minor = answer.amount().get().minor();
            if (minor < 1 || minor > page.invitation().most()) {
                return Optional.of(Mistake.NOT_WITHIN_THE_OFFER);
            }
        }
        String words = answer.words();
        if (words.length() > LONGEST_WORDS || words.indexOf('\0') >= 0) {
            return Optional.of(Mistake.WORDS_TOO_LONG);
        }
        return choice == Choice.DISPUTE && words.isEmpty() ? Optional.of(Mistake.WORDS_MISSING) : Optional.empty();
    }

    private static Optional<Money> amount(Page page, String written) {
        var currency = page.notice().amount().currency();
        return written.isBlank()
                ? Optional.of(new Money(page.invitation().most(), currency))
                : AmountInDigits.read(written, currency, page.notice().content().locale());
    }

    private Answer keep(Page page, Answer answer) {
        // The page was read in a transaction before this one: what was answered since counts as well.
        answers.hold(answer.notice());
        List<AnswerStanding> before = answers.to(answer.notice());
        if (isSaidAgain(before, answer)) {
            return answer;
        }
        return add(
                page,
                before.stream()
                        .map(AnswerStanding::answer)
                        .filter(other -> other.choice() != Choice.DISPUTE)
                        .reduce(answer, Answer::after));
    }

    private Answer add(Page page, Answer answer) {
        answers.add(answer, page.plan(), page.notice().line());
        journal.append(JournalEntry.of("answer-given", "notice", answer.notice(), OpenPage.RECIPIENT)
                .with("answer", answer.id())
                .with("choice", answer.choice())
                .with("line", page.notice().line())
                .with("plan", page.plan()));
        jobs.get().enqueue(forward, answer.id().toString(), new ForwardAnswer.Order(answer.id()));
        return answer;
    }

    /**
     * Somebody pressed the button twice. The same answer on a page that was opened anew is another one: they may have told a
     * person something else meanwhile, which only the plan knows.
     */
    private static boolean isSaidAgain(List<AnswerStanding> before, Answer answer) {
        return before.stream()
                .findFirst()
                .map(AnswerStanding::answer)
                .filter(last -> last.shownAt().equals(answer.shownAt())
                        && last.choice() == answer.choice()
                        && last.amount().equals(answer.amount())
                        && last.words().equals(answer.words()))
                .isPresent();
    }
}
