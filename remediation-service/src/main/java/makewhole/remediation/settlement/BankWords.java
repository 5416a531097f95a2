package makewhole.remediation.settlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.remediation.payment.BankAnswer;
import makewhole.remediation.payment.BankAnswer.OnePayment;
import makewhole.remediation.payment.BankAnswer.WholeFile;
import makewhole.remediation.payment.BankAnswerCsv;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.payment.OrderedPayments;
import makewhole.remediation.payment.Pain002;
import makewhole.remediation.refusal.BankRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Finds the payments that a file of the bank speaks of, and whether it may say that of them. */
final class BankWords {
    private final BankFiles files;
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<String> settled = new LinkedHashSet<>();
    private final Set<String> different = new LinkedHashSet<>();

    BankWords(BankFiles files) {
        this.files = files;
    }

    /**
     * What it says, payment by payment.
     *
     * @throws RefusedException if it cannot be read, or one of its answers cannot be true
     */
    List<BankWord> of(BankUpload upload) {
        List<Said> said = about(read(upload));
        Map<String, BankFiles.Ordered> ordered = files.ordered(
                said.stream().map(one -> reference(one.answer())).distinct().toList());
        Map<String, BankState> states = new HashMap<>();
        ordered.forEach((reference, one) -> states.put(reference, one.payment().bank()));
        List<BankWord> words = new ArrayList<>();
        for (Said each : said) {
            BankAnswer answer = each.answer();
            String reference = reference(answer);
            BankFiles.Ordered one = ordered.get(reference);
            BankState before = states.get(reference);
            if (one == null || before == null) {
                unknown.add(reference);
            } else if (!before.admits(answer.state())) {
                settled.add("%s is %s".formatted(reference, before));
            } else if (answer.amount()
                    .filter(amount -> !amount.equals(one.payment().amount()))
                    .isPresent()) {
                different.add(reference);
            } else {
                states.put(reference, answer.state());
                words.add(new BankWord(
                        one.plan(),
                        one.payment(),
                        before,
                        answer.state(),
                        answer.code(),
                        answer.words(),
                        each.withItsFile()));
            }
        }
        refuseIfAny();
        return words;
    }

    private void refuseIfAny() {
        if (!unknown.isEmpty()) {
            throw new RefusedException(new BankRefusal.LinesUnknown(List.copyOf(unknown)));
        }
        if (!settled.isEmpty()) {
            throw new RefusedException(new BankRefusal.LinesSettled(List.copyOf(settled)));
        }
        if (!different.isEmpty()) {
            throw new RefusedException(new BankRefusal.AmountsDiffer(List.copyOf(different)));
        }
    }

    private static List<BankAnswer> read(BankUpload upload) {
        try {
            return switch (upload.format()) {
                case PAIN_002 -> Pain002.read(upload.content());
                case CSV -> BankAnswerCsv.read(upload.name(), upload.content());
            };
        } catch (IllegalArgumentException unreadable) {
            throw new RefusedException(
                    new BankRefusal.FileUnreadable(upload.name(), String.valueOf(unreadable.getMessage())));
        }
    }

    /**
     * What is said of one payment.
     *
     * @param withItsFile whether it is said of the whole file, and of no account
     */
    private record Said(BankAnswer answer, boolean withItsFile) {
        static Said byName(BankAnswer answer, Optional<BankAnswer> ofFile) {
            boolean saysNoReason = answer.code().isEmpty() && answer.words().isEmpty();
            return ofFile.filter(file -> saysNoReason && answer.state() == BankState.REJECTED)
                    .filter(file -> file.state() == BankState.REJECTED)
                    .map(file -> new Said(
                            new BankAnswer(answer.about(), answer.state(), answer.amount(), file.code(), file.words()),
                            true))
                    .orElse(new Said(answer, false));
        }
    }

    /**
     * What is said of a whole file is said of each of its payments of which nothing is said by name. One that is named
     * without a reason in a file that is rejected has the reason of the file.
     */
    private List<Said> about(List<BankAnswer> answers) {
        List<BankAnswer> named = new ArrayList<>();
        Map<String, BankAnswer> ofFiles = new LinkedHashMap<>();
        for (BankAnswer answer : answers) {
            switch (answer.about()) {
                case OnePayment one -> named.add(answer);
                case WholeFile(var message) -> paymentsOf(message).forEach(one -> ofFiles.put(one, answer));
            }
        }
        List<Said> said = new ArrayList<>();
        for (BankAnswer answer : named) {
            said.add(Said.byName(answer, Optional.ofNullable(ofFiles.get(reference(answer)))));
        }
        named.forEach(answer -> ofFiles.remove(reference(answer)));
        ofFiles.forEach((reference, answer) -> said.add(new Said(
                new BankAnswer(
                        new OnePayment(reference), answer.state(), answer.amount(), answer.code(), answer.words()),
                true)));
        return said;
    }

    private List<String> paymentsOf(String message) {
        String content = files.contentOf(message).orElse("");
        if (content.isEmpty()) {
            unknown.add(message);
            return List.of();
        }
        return OrderedPayments.in(content).stream()
                .map(one -> one.endToEndId().value())
                .toList();
    }

    private static String reference(BankAnswer answer) {
        return switch (answer.about()) {
            case OnePayment(var endToEndId) -> endToEndId;
            case WholeFile(var messageId) -> messageId;
        };
    }
}
