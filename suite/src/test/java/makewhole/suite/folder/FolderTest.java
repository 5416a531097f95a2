package makewhole.suite.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import makewhole.suite.CannotGoOnException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void aFolder() throws IOException {
        write("deals.csv", """
                deal_id,currency,closed_on,correction_window_ends_on,algorithm_version
                D-1,JPY,2024-01-01,2024-02-01,rule-1
                D-2,EUR,2025-01-01,2025-02-01,rule-2
                """);
        write("commitments.csv", "deal_id\nD-1\n");
        write("investors.csv", "investor_id\nINV-1\n");
        write("distributions.csv", "deal_id,paid_on,per_unit,kind\n");
        write("valuations.csv", "deal_id\nD-1\n");
        write("incident.json", "{\"discoveredOn\": \"2026-06-15\"}");
    }

    @Test
    void an_incident_needs_only_its_day() {
        Incident incident = Folder.read(folder).incident();
        assertThat(incident.suspectedAlgorithm()).as("of the latest deal").isEqualTo("rule-2");
        assertThat(incident.paymentDate()).isAfter(incident.discoveredOn());
        assertThat(incident.idleCashReturned()).isEqualTo("AT_CLOSE");
        assertThat(incident.reportedDeals()).isEmpty();
    }

    @Test
    void currencies_come_from_the_deals() {
        assertThat(Folder.read(folder).currencies()).containsExactly("EUR", "JPY");
    }

    @Test
    void a_file_with_nothing_but_a_header_is_not_sent() {
        assertThat(Folder.read(folder).files("investors", "distributions", "valuations"))
                .containsOnlyKeys("investors", "valuations");
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        Files.delete(folder.resolve("valuations.csv"));
        refused("lacks valuations.csv");
    }

    @Test
    void a_missing_column_is_named() throws IOException {
        write(
                "deals.csv",
                "deal_id,closed_on,correction_window_ends_on,algorithm_version\nD-1,2024-01-01,2024-02-01,rule-1\n");
        refused("deals.csv, row 1, currency: is missing from the header");
    }

    @Test
    void a_day_that_is_none_is_named() throws IOException {
        write("incident.json", "{\"discoveredOn\": \"yesterday\"}");
        refused("discoveredOn must be a day such as 2026-09-21; it is 'yesterday'");
    }

    @Test
    void a_reported_deal_that_is_not_there_is_named() throws IOException {
        write("incident.json", "{\"discoveredOn\": \"2026-06-15\", \"reportedDeals\": [\"D-9\"]}");
        refused("reportedDeals names D-9");
    }

    @Test
    void the_version_that_brings_the_service_back_cannot_be_the_suspect() throws IOException {
        write("incident.json", "{\"discoveredOn\": \"2026-06-15\", \"suspectedAlgorithm\": \"proration-2\"}");
        refused("name the version that made the wrong deals");
    }

    @Test
    void json_that_is_none_is_named() throws IOException {
        write("incident.json", "{");
        refused("incident.json is not JSON");
    }

    private void refused(String reason) {
        assertThatThrownBy(() -> Folder.read(folder))
                .isInstanceOf(CannotGoOnException.class)
                .hasMessageContaining(reason);
    }

    private void write(String file, String content) throws IOException {
        Files.write(folder.resolve(file), List.of(content.split("\n")));
    }
}
