package makewhole.allocation.bisection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditedDeal;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.audit.DealVerdict;
import makewhole.allocation.bisection.Report.Separation;
import makewhole.allocation.bisection.Report.SmallestBook;
import makewhole.allocation.bisection.Report.VersionReplay;
import makewhole.allocation.bisection.Survey.Suspect;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.proration.DealId;

/**
 * Goes through the deals of an audit once more, in flat memory, and asks which version made the wrong ones, since when,
 * and what sets the fault off. Nothing that it reads ever changes, so it needs no transaction.
 */
@ApplicationScoped
class Bisect {
    private static final long COMMITMENTS_AT_ONCE = 20_000;

    private final Audits audits;
    private final PastBooks pastBooks;

    Bisect(Audits audits, PastBooks pastBooks) {
        this.audits = audits;
        this.pastBooks = pastBooks;
    }

    Report of(AuditId audit) {
        Survey survey = new Survey();
        List<AuditedDeal> batch = new ArrayList<>();
        long[] commitments = {0};
        audits.forEachDeal(audit, deal -> {
            if (deal.verdict() != DealVerdict.NOT_DECIDABLE) {
                batch.add(deal);
                commitments[0] += deal.investors();
            }
            if (commitments[0] >= COMMITMENTS_AT_ONCE) {
                see(batch, survey);
                batch.clear();
                commitments[0] = 0;
            }
        });
        see(batch, survey);
        return report(survey);
    }

    private void see(List<AuditedDeal> batch, Survey survey) {
        Set<DealId> wrong = new HashSet<>();
        batch.stream()
                .filter(deal -> deal.verdict() == DealVerdict.WRONG)
                .map(AuditedDeal::deal)
                .forEach(wrong::add);
        pastBooks.forEach(
                batch.stream().map(AuditedDeal::deal).toList(), past -> survey.see(past, wrong.contains(past.id())));
    }

    private static Report report(Survey survey) {
        Optional<Suspect> suspect = survey.suspect();
        List<Separation> separations = survey.properties().separations();
        Optional<SmallestBook> smallest =
                suspect.map(one -> SmallestBooks.of(one, survey.properties().trigger()));
        return new Report(
                conclusion(survey, suspect, separations),
                suspect.map(one -> one.algorithm().version().value()).orElse(null),
                survey.histories(),
                survey.replays(),
                separations,
                smallest.orElse(null));
    }

    private static String conclusion(Survey survey, Optional<Suspect> suspect, List<Separation> separations) {
        if (survey.nothingIsWrong()) {
            return "No deal of this audit is wrong, so there is nothing to bisect.";
        }
        if (suspect.isEmpty()) {
            return "No version whose code is there gives what was booked in any of the wrong deals.";
        }
        String version = suspect.get().algorithm().version().value();
        VersionReplay replay = survey.replays().stream()
                .filter(one -> one.version().equals(version))
                .findFirst()
                .orElseThrow();
        String reproduced = "The code of %s gives exactly what was booked in %d of the %d wrong deals"
                .formatted(version, replay.wrongReproduced(), replay.wrong());
        Separation best = separations.getFirst();
        return best.exactly() && best.wrongWith() > 0
                ? "%s; deals are wrong exactly when %s.".formatted(reproduced, best.statement())
                : reproduced + ".";
    }
}
