package makewhole.remediation.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import makewhole.platform.csv.RowsRefusedException;
import makewhole.remediation.payment.BankAnswer.OnePayment;
import makewhole.remediation.payment.BankAnswer.WholeFile;
import makewhole.remediation.testing.BankReport;
import makewhole.remediation.testing.PublishedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

class Pain002Test {
    @Test
    void a_report_in_the_published_form_is_read_payment_by_payment() throws IOException, SAXException {
        String report = BankReport.of("RUN1")
                .with("REF1", "ACSC", "")
                .with("REF2", "RJCT", "AC04")
                .with("REF3", "ACSP", "")
                .xml();
        PublishedSchema.requireValidReport(report);

        List<BankAnswer> answers = read(report);

        assertThat(answers)
                .extracting(BankAnswer::about)
                .containsExactly(new OnePayment("REF1"), new OnePayment("REF2"), new OnePayment("REF3"));
        assertThat(answers)
                .extracting(BankAnswer::state)
                .containsExactly(BankState.SETTLED, BankState.REJECTED, BankState.ACCEPTED);
        assertThat(answers).extracting(BankAnswer::code).containsExactly("", "AC04", "");
    }

    @ParameterizedTest(name = "{0} for a whole file is {1}")
    @CsvSource({"RJCT,REJECTED", "ACCP,ACCEPTED", "ACSC,SETTLED"})
    void a_report_on_a_whole_file_speaks_of_all_of_it(String status, BankState state) throws IOException, SAXException {
        String report = BankReport.of("RUN1").group(status).xml();
        PublishedSchema.requireValidReport(report);

        assertThat(read(report)).singleElement().satisfies(answer -> {
            assertThat(answer.about()).isEqualTo(new WholeFile("RUN1"));
            assertThat(answer.state()).isEqualTo(state);
        });
    }

    @ParameterizedTest(name = "an instruction {0} that is rejected with one of its payments listed")
    @CsvSource({"RUN1,RUN1", "NOTPROVIDED,RUN1", "OTHER,OTHER"})
    void a_rejected_instruction_is_rejected_with_the_payments_that_the_report_does_not_list(String id, String file)
            throws IOException, SAXException {
        String report = BankReport.of("RUN1")
                .group("PART")
                .instruction(id, "RJCT")
                .with("REF1", "RJCT", "AC04")
                .xml();
        PublishedSchema.requireValidReport(report);

        List<BankAnswer> answers = read(report);

        assertThat(answers).extracting(BankAnswer::about).containsExactly(new OnePayment("REF1"), new WholeFile(file));
        assertThat(answers).extracting(BankAnswer::state).containsOnly(BankState.REJECTED);
    }

    @Test
    void a_file_that_is_rejected_at_both_levels_is_rejected_once() throws IOException, SAXException {
        for (String id : List.of("RUN1", "NOTPROVIDED", "OTHER")) {
            String report =
                    BankReport.of("RUN1").group("RJCT").instruction(id, "RJCT").xml();
            PublishedSchema.requireValidReport(report);

            assertThat(read(report))
                    .singleElement()
                    .extracting(BankAnswer::about)
                    .isEqualTo(new WholeFile("RUN1"));
        }
    }

    @Test
    void what_is_rejected_whole_has_the_reason_that_is_given_for_it_and_for_nothing_else()
            throws IOException, SAXException {
        String file = BankReport.of("RUN1")
                .group("RJCT", "DU01")
                .instruction("RUN1", "RJCT", "NARR")
                .with("REF1", "RJCT", "AC04")
                .xml();
        String instruction =
                BankReport.of("RUN1").instruction("RUN1", "RJCT", "DU02").xml();
        String none = BankReport.of("RUN1").group("RJCT").xml().replace("<CreDtTm>2026-10-01T08:00:00Z</CreDtTm>", """
                        <CreDtTm>2026-10-01T08:00:00Z</CreDtTm>
                        <InitgPty><Id><OrgId><Othr><Id>1</Id><SchmeNm><Cd>BANK</Cd></SchmeNm></Othr></OrgId></Id></InitgPty>
                        """);
        PublishedSchema.requireValidReport(file);
        PublishedSchema.requireValidReport(instruction);
        PublishedSchema.requireValidReport(none);

        assertThat(read(file)).extracting(BankAnswer::code).containsExactly("AC04", "DU01");
        assertThat(read(instruction)).extracting(BankAnswer::code).containsExactly("DU02");
        assertThat(read(none)).extracting(BankAnswer::code).containsExactly("");
    }

    @Test
    void that_a_bank_has_a_file_already_outweighs_every_other_reason() {
        String report = BankReport.of("RUN1")
                .group("RJCT", "FF01")
                .instruction("RUN1", "RJCT", "DU01")
                .xml();

        assertThat(read(report)).extracting(BankAnswer::code).containsExactly("DU01");
    }

    @ParameterizedTest(name = "{0}: alone {1}, with its whole file {2}")
    @CsvSource({
        "AM04,true,true",
        "AC04,false,false",
        "FF01,true,true",
        "FF02,false,true",
        "AM18,false,true",
        "NARR,false,false",
        "MS03,false,false",
        "'',false,false",
        "DU01,false,false",
        "DU02,false,false",
        "AM05,false,false"
    })
    void a_file_that_has_a_fault_of_its_own_is_sent_again_and_what_else_may_be_under_way_is_for_people(
            String code, boolean alone, boolean withItsFile) {
        assertThat(ReturnReason.mayPass(code)).isEqualTo(alone);
        assertThat(ReturnReason.mayPassWithItsFile(code)).isEqualTo(withItsFile);
    }

    @Test
    void an_instruction_that_is_carried_out_in_part_says_nothing_of_payments_that_are_not_listed() {
        String report = BankReport.of("RUN1")
                .instruction("RUN1", "PART")
                .with("REF1", "RJCT", "AC04")
                .xml();

        assertThat(read(report)).singleElement().extracting(BankAnswer::about).isEqualTo(new OnePayment("REF1"));
    }

    @Test
    void what_is_no_report_is_refused() {
        assertThatThrownBy(() -> read("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'/>"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("not even XML")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        read(BankReport.of("RUN1").with("REF1", "XXXX", "").xml()))
                .hasMessageContaining("XXXX");
        assertThatThrownBy(
                        () -> read("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><Document>&e;</Document>"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_row_of_csv_that_cannot_be_understood_is_named() {
        String rows = """
                end_to_end_id,status,currency,amount,reason_code,reason
                REF1,SETTLED,USD,1.00,,
                REF2,MAYBE,USD,1.00,,
                REF3,RETURNED,XYZ,1.00,AC04,Closed
                """;
        assertThatThrownBy(() -> BankAnswerCsv.read("answers.csv", stream(rows)))
                .isInstanceOfSatisfying(
                        RowsRefusedException.class,
                        refused -> assertThat(refused.errors())
                                .extracting(error -> error.row() + " " + error.field())
                                .containsExactly("3 status", "4 currency"));
    }

    @ParameterizedTest(name = "after {0} a payment that came back may be ordered again, and no other")
    @EnumSource(BankState.class)
    void at_most_one_attempt_is_unreturned(BankState state) {
        for (BankState next : BankState.values()) {
            boolean over = !state.isUnreturned();
            assertThat(over && state.admits(next)).isFalse();
            if (state == BankState.SETTLED) {
                assertThat(state.admits(next)).isEqualTo(next == BankState.RETURNED);
            }
        }
        assertThat(state.admits(BankState.ORDERED)).isFalse();
    }

    private static List<BankAnswer> read(String xml) {
        return Pain002.read(stream(xml));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
