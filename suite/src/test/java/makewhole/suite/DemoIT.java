package makewhole.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo, run once as a person runs it; everything it leaves behind is read. */
class DemoIT {
    private static final Path OUT = Path.of("target/it/demo").toAbsolutePath();
    private static final Pattern CONTROL_SUM = Pattern.compile("<(?:\\w+:)?CtrlSum>([^<]+)<");
    private static final Pattern QUESTIONS = Pattern.compile("(?m)^Subject: Questions for (?<team>\\w+) about INC-");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Run RUN = Run.start("demo", "--ports", "0,0,0", "--out", OUT.toString());
    private static List<ProcessHandle> processes = List.of();

    @BeforeAll
    static void itEndsWell() {
        RUN.awaitLine("Know it"::equals);
        processes = RUN.processes();
        assertThat(RUN.awaitEnd()).as(RUN.said()).isZero();
    }

    @Test
    void the_summary_names_exactly_the_two_wrong_deals() throws IOException {
        JsonNode summary = JSON.readTree(OUT.resolve("summary.json").toFile());
        assertThat(summary.path("dealsAudited").asInt()).isEqualTo(40);
        assertThat(summary.path("dealsWrong")).hasToString("[\"D-2024-09-09\",\"D-2026-09-40\"]");
        assertThat(summary.path("findings").asInt()).isEqualTo(215);
        assertThat(summary.path("notices").asInt()).isEqualTo(215);
        assertThat(summary.path("tieOut")).hasToString("{\"USD\":\"0.00\"}");
    }

    @Test
    void every_finding_is_in_the_table_with_its_remedy() throws IOException {
        List<String> rows = Files.readAllLines(OUT.resolve("findings.csv"));
        assertThat(rows.getFirst())
                .isEqualTo("deal_id,investor_id,currency,booked,right,difference,remedy,amount_due,offer");
        assertThat(rows).hasSize(216);
        assertThat(rows.stream().filter(row -> row.startsWith("D-2024-09-09,"))).hasSize(153);
        assertThat(rows.stream().filter(row -> row.startsWith("D-2026-09-40,"))).hasSize(62);
        assertThat(rows)
                .contains(
                        "D-2024-09-09,INV-00002,USD,29518.89,31302.20,1783.31,COMPENSATE,1124.86,",
                        "D-2024-09-09,INV-00013,USD,113795.04,99000.00,-14795.04,KEEP_OR_SELL,22579.16,",
                        "D-2024-09-09,INV-00459,USD,9283.72,9250.00,-33.72,BUY_BACK,51.47,",
                        "D-2026-09-40,INV-00014,USD,18758.87,16500.00,-2258.87,REFUND,2267.55,",
                        "D-2026-09-40,INV-00018,USD,30374.10,31501.92,1127.82,TOP_UP_OFFER,0.00,1127.82");
    }

    @Test
    void the_payment_file_carries_exactly_what_is_due() throws IOException {
        Matcher sum = CONTROL_SUM.matcher(Files.readString(OUT.resolve("pain.001.xml")));
        assertThat(sum.find()).isTrue();
        assertThat(new BigDecimal(sum.group(1)))
                .isEqualByComparingTo(new BigDecimal("132708.05").add(new BigDecimal("42704.63")));
    }

    @Test
    void the_journal_balances() throws IOException {
        List<String> rows = Files.readAllLines(OUT.resolve("journal.csv"));
        assertThat(rows).hasSizeGreaterThan(215);
        BigDecimal balance = BigDecimal.ZERO;
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split(",", -1);
            balance = balance.add(amount(fields[4])).subtract(amount(fields[5]));
        }
        assertThat(balance).isEqualByComparingTo("0");
    }

    @Test
    void every_customer_has_one_notice() throws IOException {
        try (Stream<Path> notices = Files.list(OUT.resolve("notices"))) {
            List<Path> files = notices.toList();
            assertThat(files).hasSize(215).allMatch(file -> file.toString().endsWith(".eml"));
            assertThat(Files.readString(files.getFirst())).contains("Subject:", "Message-ID:", "To:");
        }
    }

    @Test
    void each_team_is_asked_once_by_a_mail_that_lies_apart() throws IOException {
        List<String> asked = new ArrayList<>();
        try (Stream<Path> messages = Files.list(OUT.resolve("messages"))) {
            for (Path message : messages.toList()) {
                Matcher subject = QUESTIONS.matcher(Files.readString(message));
                if (subject.find()) {
                    asked.add(subject.group("team"));
                }
            }
        }
        assertThat(asked)
                .containsExactlyInAnyOrder("CUSTOMER_SUCCESS", "ENGINEERING", "LEGAL", "OPERATIONS", "FINANCE");
    }

    @Test
    void there_is_one_picture_per_wrong_deal() {
        assertThat(OUT.resolve("deal-D-2024-09-09.svg")).content().contains("<svg", "</svg>");
        assertThat(OUT.resolve("deal-D-2026-09-40.svg")).content().contains("<svg", "</svg>");
    }

    @Test
    void the_story_can_be_read_again() throws IOException {
        assertThat(OUT.resolve("timeline.md")).content().contains("INC-");
        assertThat(OUT.resolve("post-mortem.md")).content().contains("D-2024-09-09", "D-2026-09-40");
        assertThat(OUT.resolve("post-mortem.html")).content().containsIgnoringCase("<html");
        assertThat(OUT.resolve("post-mortem.pdf")).binaryContent().startsWith("%PDF-".getBytes(UTF_8));
        JsonNode plan = JSON.readTree(OUT.resolve("plan.json").toFile());
        assertThat(plan.path("lines")).hasSize(215);
        assertThat(plan.path("approvals")).hasSize(3);
    }

    @Test
    void it_shows_what_is_refused_and_what_works_again() {
        assertThat(RUN.said())
                .contains("Refused with 503", "Refused with 403", "it works now")
                .contains("all 1,571 figures agree");
    }

    @Test
    void no_process_is_left_behind() {
        assertThat(processes).hasSizeGreaterThanOrEqualTo(4).noneMatch(ProcessHandle::isAlive);
        String start = "PostgreSQL 18 starts on ";
        String line = RUN.awaitLine(one -> one.contains(start));
        assertThat(Run.processesOn(Path.of(line.substring(line.indexOf(start) + start.length()))))
                .isEmpty();
    }

    private static BigDecimal amount(String field) {
        return field.isEmpty() ? BigDecimal.ZERO : new BigDecimal(field);
    }
}
