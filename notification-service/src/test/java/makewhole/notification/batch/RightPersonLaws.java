package makewhole.notification.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import makewhole.notification.link.TestLinks;
import makewhole.notification.template.SampleNotices;
import makewhole.notification.template.Templates;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenMoney;
import makewhole.notification.template.field.GivenValue.GivenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to the rows of a batch: each notice speaks to its own recipient, of their own figures, or there is none. */
class RightPersonLaws {
    private final NoticeWriter writer = writer(SampleNotices.shipped());

    private static NoticeWriter writer(Templates templates) {
        return new NoticeWriter(
                templates,
                new Sender("Northgate <care@northgate.example>", Optional.empty(), "By transfer", Optional.empty()),
                TestLinks.none());
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @ParameterizedTest(name = "the rows of seed {0}")
    @MethodSource("seeds")
    void in_whatever_order_rows_come_each_notice_names_its_own_recipient_line_and_amount(long seed) {
        Random chance = new Random(seed);
        List<RequestedNotice> rows = rows(520 + chance.nextInt(200));
        Collections.shuffle(rows, chance);
        List<Notice> written = written(rows, new WrittenErrors());
        assertThat(written).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            RequestedNotice row = rows.get(i);
            Notice notice = written.get(i);
            assertThat(notice.line()).isEqualTo(row.line());
            assertThat(notice.recipient().email()).isEqualTo(row.email());
            String text = notice.content().text().replaceAll("\\s", "");
            assertThat(text).contains(row.name().replace(" ", "") + ",").contains(row.line());
            assertThat(text.replace(",", ""))
                    .contains(row.amount().orElseThrow().amount());
            assertThat(notice.isWrittenForItsRecipient()).isTrue();
        }
        assertThat(written.stream().map(Notice::digest)).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "the rows of seed {0}")
    @MethodSource("seeds")
    void words_that_change_places_are_found_out_even_under_fitting_digests(long seed) {
        Random chance = new Random(seed);
        List<Notice> written = written(rows(40), new WrittenErrors());
        int one = chance.nextInt(40);
        int other = (one + 1 + chance.nextInt(39)) % 40;
        assertThat(withWordsOf(written.get(one), written.get(other)).isWrittenForItsRecipient())
                .isFalse();
    }

    @ParameterizedTest(name = "the rows of seed {0}")
    @MethodSource("seeds")
    void what_somebody_is_reminded_with_is_theirs_and_lies_under_the_digest(long seed) {
        Random chance = new Random(seed);
        List<RequestedNotice> rows = new ArrayList<>(
                IntStream.rangeClosed(1, 40).mapToObj(RightPersonLaws::choice).toList());
        Collections.shuffle(rows, chance);
        List<Notice> written = written(rows, new WrittenErrors());
        for (int i = 0; i < rows.size(); i++) {
            Notice reminder = reminding(written.get(i));
            assertThat(reminder.isWrittenForItsRecipient()).isTrue();
            assertThat(reminder.recipient()).isEqualTo(written.get(i).recipient());
            assertThat(reminder.amount().isZero()).isTrue();
            assertThat(reminder.content().text().replaceAll("\\s", ""))
                    .contains(rows.get(i).name().replace(" ", "") + ",")
                    .contains(rows.get(i).line());
        }
        int one = chance.nextInt(40);
        Notice mixed = withReminderOf(written.get(one), written.get((one + 1 + chance.nextInt(39)) % 40));
        assertThat(reminding(mixed).isWrittenForItsRecipient()).isFalse();
        assertThat(mixed.digest()).isNotEqualTo(written.get(one).digest());
        assertThat(written(rows(1), new WrittenErrors()).getFirst().reminder())
                .as("a refund asks for nothing")
                .isEmpty();
    }

    private static Notice reminding(Notice notice) {
        return notice.reminding(UUID.randomUUID(), 1, id -> id + "@northgate.example");
    }

    private static Notice withReminderOf(Notice notice, Notice other) {
        return new Notice(
                notice.id(),
                notice.position(),
                notice.line(),
                notice.template(),
                notice.version(),
                notice.recipient(),
                notice.amount(),
                notice.content(),
                notice.writtenFor(),
                notice.messageId(),
                notice.choice(),
                other.reminder());
    }

    /** A row that asks to keep or sell. */
    private static RequestedNotice choice(int number) {
        RequestedNotice refund = row(number);
        Map<String, GivenValue> fields = new HashMap<>(refund.fields());
        List.of("amountDue", "principal", "interest", "paymentDay", "interestRule")
                .forEach(fields::remove);
        fields.put("amountIfSold", new GivenMoney("%d.00".formatted(90 + number), "USD"));
        fields.put("answerBy", new GivenText("2026-10-21"));
        return new RequestedNotice(
                refund.line(),
                "keep-or-sell",
                refund.investor(),
                refund.name(),
                refund.email(),
                refund.locale(),
                Optional.of(new GivenMoney("0.00", "USD")),
                fields);
    }

    @ParameterizedTest(name = "the rows of seed {0}")
    @MethodSource("seeds")
    void one_poisoned_or_doubled_row_is_named_and_spoils_all(long seed) {
        Random chance = new Random(seed);
        List<RequestedNotice> rows = rows(600);
        int at = chance.nextInt(rows.size());
        boolean doubled = chance.nextBoolean();
        if (doubled) {
            rows.add(rows.get(at));
        } else {
            rows.set(at, poisoned(rows.get(at), chance));
        }
        WrittenErrors errors = new WrittenErrors();
        written(rows, errors);
        assertThat(errors.count()).isPositive();
        assertThat(errors.first()).allMatch(error -> error.row() == (doubled ? rows.size() : at + 1));
    }

    /** The rows go to the database over a connection that can answer no question meanwhile. */
    @Test
    void nobody_asks_for_templates_while_the_rows_of_a_batch_are_written() {
        AtomicInteger asked = new AtomicInteger();
        AtomicLong seconds = new AtomicLong();
        NoticeWriter.Pen pen = writer(SampleNotices.shipped(
                        () -> {
                            asked.incrementAndGet();
                            return List.of();
                        },
                        () -> Instant.ofEpochSecond(seconds.addAndGet(10))))
                .pen();
        assertThat(asked).as("at the start and for this batch").hasValue(2);
        List<Notice> written = new ArrayList<>();
        List<RequestedNotice> rows = rows(600);
        pen.write(UUID.randomUUID(), IncomingRows.counted(rows), new WrittenErrors(), written::add);
        assertThat(written).hasSize(600);
        assertThat(asked).hasValue(2);
    }

    private List<Notice> written(List<RequestedNotice> rows, WrittenErrors errors) {
        List<Notice> written = new ArrayList<>();
        writer.pen().write(UUID.randomUUID(), IncomingRows.counted(rows), errors, written::add);
        return written;
    }

    private static Notice withWordsOf(Notice notice, Notice other) {
        return new Notice(
                notice.id(),
                notice.position(),
                notice.line(),
                notice.template(),
                notice.version(),
                notice.recipient(),
                notice.amount(),
                other.content(),
                other.writtenFor(),
                notice.messageId(),
                notice.choice(),
                Optional.empty());
    }

    private static RequestedNotice poisoned(RequestedNotice row, Random chance) {
        Map<String, GivenValue> fields = new HashMap<>(row.fields());
        String email = row.email();
        String name = row.name();
        switch (chance.nextInt(5)) {
            case 0 -> fields.remove("dealName");
            case 1 -> fields.put("nickname", new GivenText("Addie"));
            case 2 -> fields.put("amountDue", new GivenMoney("1.00", "USD"));
            case 3 -> email = "a@b.example, " + email;
            case 4 -> name = name + "\r\nBcc: everybody@investors.example";
            default -> throw new IllegalStateException();
        }
        return new RequestedNotice(
                row.line(), row.template(), row.investor(), name, email, row.locale(), row.amount(), fields);
    }

    private static List<RequestedNotice> rows(int number) {
        return new ArrayList<>(
                IntStream.rangeClosed(1, number).mapToObj(RightPersonLaws::row).toList());
    }

    private static RequestedNotice row(int number) {
        String cents = "%02d".formatted(number % 100);
        String amount = "%d.%s".formatted(1_000 + number, cents);
        GivenMoney due = new GivenMoney(amount, "USD");
        Map<String, GivenValue> fields = new HashMap<>();
        fields.put("dealName", new GivenText("Harbour Robotics"));
        fields.put("dealId", new GivenText("D-2026-09-40"));
        fields.put("booked", new GivenMoney("1100.00", "USD"));
        fields.put("right", new GivenMoney("1000.00", "USD"));
        fields.put("difference", new GivenMoney("100.00", "USD"));
        fields.put("planDay", new GivenText("2026-09-21"));
        fields.put("reference", new GivenText("INC-1 / L-%05d".formatted(number)));
        fields.put("contactEmail", new GivenText("care@northgate.example"));
        fields.put("amountDue", due);
        fields.put("principal", new GivenMoney("%d.00".formatted(1_000 + number), "USD"));
        fields.put("interest", new GivenMoney("0." + cents, "USD"));
        fields.put("paymentDay", new GivenText("2026-09-30"));
        fields.put("interestRule", new GivenText("IRC_6621_A2_DAILY"));
        return new RequestedNotice(
                "L-%05d".formatted(number),
                "refund",
                "INV-%05d".formatted(number),
                "Ada Sample " + number,
                "ada.%d@investors.example".formatted(number),
                "en-US",
                Optional.of(due),
                fields);
    }
}
