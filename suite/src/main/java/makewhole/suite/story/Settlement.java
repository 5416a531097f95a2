package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Person;

/** The money goes out on the day that was named, silence is treated as was announced, and everything is tied out. */
final class Settlement {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Stage stage;

    Settlement(Stage stage) {
        this.stage = stage;
    }

    /** Pays and waits out the days for answers, in the order of the calendar. */
    Settled tell(Planned plan) {
        stage.narrator().chapter("Settle it");
        LocalDate paymentDay = stage.folder().incident().paymentDate();
        List<PaymentFile> files = new ArrayList<>();
        boolean paid = false;
        for (LocalDate lastDay : plan.answerDays()) {
            if (!paid && paymentDay.compareTo(lastDay) <= 0) {
                files.addAll(pay(plan, paymentDay));
                paid = true;
            }
            silence(plan, lastDay);
        }
        if (!paid) {
            files.addAll(pay(plan, paymentDay));
        }
        return new Settled(files, tieOut(plan));
    }

    private List<PaymentFile> pay(Planned plan, LocalDate day) {
        moveTo(day);
        boolean nothingDue =
                plan.findings().stream().allMatch(finding -> finding.amountDue().signum() == 0);
        if (nothingDue) {
            stage.narrator().step("It is %s, the payment day: nothing is due, no payment is made.".formatted(day));
            return List.of();
        }
        stage.narrator().step("It is %s, the payment day: operations-2 proposes a payment run.".formatted(day));
        JsonNode run = stage.person("operations-2")
                .post(
                        Service.REMEDIATION,
                        "/v1/plans/%s/payment-runs".formatted(plan.id()),
                        Map.of("day", day.toString()))
                .orEnd("The payment run could not be proposed")
                .json();
        List<String> totals = new ArrayList<>();
        run.path("totals")
                .properties()
                .forEach(total ->
                        totals.add(Amounts.of(new BigDecimal(total.getValue().asText()), total.getKey())));
        stage.narrator()
                .tell("%s, %s."
                        .formatted(
                                Stage.count(run.path("payments").asLong(), "payment"), String.join(" and ", totals)));
        Person finance = stage.person("finance-2");
        String path = "/v1/payment-runs/" + run.path("run").asText();
        finance.post(
                        Service.REMEDIATION,
                        path + "/approval",
                        Map.of("digest", run.path("digest").asText()))
                .orEnd("The payment run could not be approved");
        stage.narrator().step("finance-2 approves it: the payment files go to the bank.");
        return files(finance, path);
    }

    private List<PaymentFile> files(Person reader, String run) {
        JsonNode answer = reader.get(Service.REMEDIATION, run + "/files")
                .orEnd("The payment files could not be listed")
                .json();
        List<PaymentFile> files = new ArrayList<>();
        for (JsonNode file : answer.isArray() ? answer : answer.path("items")) {
            String name = file.path("name").asText();
            String content = reader.get(Service.REMEDIATION, "%s/files/%s".formatted(run, Stage.segment(name)), "*/*")
                    .orEnd("The payment file %s could not be read".formatted(name))
                    .text();
            files.add(new PaymentFile(name, file.path("currency").asText(), content));
            stage.narrator()
                    .tell("%s: %s, control sum %s."
                            .formatted(
                                    name,
                                    Stage.count(file.path("payments").asLong(), "payment"),
                                    Amounts.of(
                                            new BigDecimal(
                                                    file.path("controlSum").asText()),
                                            file.path("currency").asText())));
        }
        return files;
    }

    /** Who has not answered by the end of the last day has answered by silence. */
    private void silence(Planned plan, LocalDate lastDay) {
        moveTo(lastDay.plusDays(1));
        stage.narrator()
                .step("It is %s: the last day for answers, %s, is over.".formatted(lastDay.plusDays(1), lastDay));
        List<String> lines = linesWithAnswerBy(plan, lastDay);
        long mayStillAnswer = linesWithLaterDays(plan, lastDay);
        stage.await("silence to be applied", () -> {
            long offered = 0;
            for (JsonNode currency : readTieOut(plan).path("currencies")) {
                offered += currency.path("lines").path("OFFERED").asLong();
            }
            return offered == mayStillAnswer ? Optional.of(offered) : Optional.empty();
        });
        stage.narrator()
                .tell("%s without an answer: silence is applied as announced."
                        .formatted(Stage.count(lines.size(), "line")));
    }

    private static List<String> linesWithAnswerBy(Planned plan, LocalDate day) {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : plan.json().path("lines")) {
            if (line.path("answerBy").asText("").equals(day.toString())) {
                lines.add(line.path("line").asText());
            }
        }
        return lines;
    }

    private static long linesWithLaterDays(Planned plan, LocalDate day) {
        long later = 0;
        for (JsonNode line : plan.json().path("lines")) {
            if (line.hasNonNull("answerBy")
                    && LocalDate.parse(line.path("answerBy").asText()).isAfter(day)) {
                later++;
            }
        }
        return later;
    }

    private JsonNode tieOut(Planned plan) {
        JsonNode tie = readTieOut(plan);
        stage.narrator().step("finance-1 ties everything out: plan, payment files, journal and notices.");
        List<String> off = new ArrayList<>();
        for (JsonNode currency : tie.path("currencies")) {
            String code = currency.path("currency").asText();
            StringBuilder line = new StringBuilder(code).append(':');
            for (String bucket : List.of(
                    "plan", "due", "offered", "inFlight", "paid", "unclaimed", "paymentFiles", "journal", "notices")) {
                line.append(" %s %s;".formatted(bucket, currency.path(bucket).asText("–")));
            }
            BigDecimal difference = new BigDecimal(currency.path("difference").asText());
            stage.narrator().tell("%s difference %s".formatted(line, Amounts.of(difference, code)));
            if (difference.signum() != 0) {
                off.add("%s in %s".formatted(difference.toPlainString(), code));
            }
        }
        if (!off.isEmpty()) {
            throw new CannotGoOnException("The tie-out does not come to zero: " + String.join(", ", off));
        }
        return tie;
    }

    private JsonNode readTieOut(Planned plan) {
        return stage.person("finance-1")
                .get(Service.REMEDIATION, "/v1/plans/%s/tie-out".formatted(plan.id()))
                .orEnd("The tie-out could not be read")
                .json();
    }

    private void moveTo(LocalDate day) {
        stage.clock().moveOnTo(day.atTime(MORNING).toInstant(ZoneOffset.UTC));
    }
}
