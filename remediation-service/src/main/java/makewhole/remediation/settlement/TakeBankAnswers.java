package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.ledger.Entry;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.BankRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Takes a file of the bank whole or not at all, once: its payments move on, and what they move is booked. */
@ApplicationScoped
public class TakeBankAnswers {
    private static final Comparator<PlanId> BY_ID = Comparator.comparing(PlanId::value);

    private final BankFiles files;
    private final Plans plans;
    private final Ledger ledger;
    private final Journal journal;
    private final InstantSource clock;

    TakeBankAnswers(BankFiles files, Plans plans, Ledger ledger, Journal journal, InstantSource clock) {
        this.files = files;
        this.plans = plans;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Takes it.
     *
     * @throws RefusedException if it was taken before or cannot be read, or if one of its answers is about nothing of
     *     ours, contradicts what the bank has said, or names another amount
     * @throws makewhole.platform.csv.RowsRefusedException if a row of a CSV file cannot be understood
     */
    @Transactional
    public TakenBankFile take(BankUpload upload, Subject subject) {
        files.lock();
        String sha256 = upload.sha256();
        files.known(upload.name(), sha256).ifPresent(before -> {
            throw new RefusedException(new BankRefusal.FileKnown(upload.name(), before));
        });
        List<BankWord> words = new BankWords(files).of(upload);
        words.stream().map(BankWord::plan).distinct().sorted(BY_ID).forEach(plans::lock);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<BankState, Integer> counts = new EnumMap<>(BankState.class);
        words.forEach(word -> counts.merge(word.state(), 1, Integer::sum));
        TakenBankFile taken = new TakenBankFile(upload.name(), upload.format(), sha256, subject.name(), now, counts);
        files.add(taken, words);
        ledger.post(entries(words, now.atZone(ZoneOffset.UTC).toLocalDate()));
        tell(taken, words, subject);
        return taken;
    }

    private static List<Entry> entries(List<BankWord> words, LocalDate today) {
        List<Entry> entries = new ArrayList<>();
        for (BankWord word : words) {
            switch (word.state()) {
                case SETTLED -> entries.add(Bookings.settled(word, today));
                case REJECTED, RETURNED -> entries.add(Bookings.cameBack(word, today));
                case ORDERED, ACCEPTED -> {
                    // Nothing has moved.
                }
            }
        }
        return entries;
    }

    private void tell(TakenBankFile taken, List<BankWord> words, Subject subject) {
        Map<PlanId, Map<BankState, Integer>> byPlan = new TreeMap<>(BY_ID);
        words.forEach(word -> byPlan.computeIfAbsent(word.plan(), plan -> new EnumMap<>(BankState.class))
                .merge(word.state(), 1, Integer::sum));
        byPlan.forEach(
                (plan, counts) -> journal.append(JournalEntry.of("bank-answers-taken", "plan", plan, subject.name())
                        .with("file", taken.name())
                        .with("sha256", taken.sha256())
                        .with("answers", counts)));
    }
}
