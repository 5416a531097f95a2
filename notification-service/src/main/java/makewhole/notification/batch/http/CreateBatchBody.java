package makewhole.notification.batch.http;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.IncomingRows;
import makewhole.notification.batch.RequestedNotice;
import makewhole.notification.template.GivenJson;
import makewhole.notification.template.field.GivenValue.GivenMoney;
import org.jspecify.annotations.Nullable;

/** A batch as it is sent. Rows are not checked here, so that all that is wrong with them is told by row and field. */
record CreateBatchBody(
        @NotNull UUID plan,

        @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}") String planDigest,

        @NotBlank @Size(max = 64) String incident,
        @NotNull @Size(max = 100_000) List<RowBody> rows) {
    record RowBody(
            @Nullable String line,
            @Nullable String template,
            @Nullable RecipientBody recipient,
            @Nullable AmountBody amount,
            @Nullable Map<String, JsonNode> fields) {}

    record RecipientBody(
            @Nullable String investor,
            @Nullable String name,
            @Nullable String email,
            @Nullable String locale) {}

    record AmountBody(@Nullable String amount, @Nullable String currency) {}

    private static final RecipientBody NOBODY = new RecipientBody("", "", "", "");
    static final RowBody NOTHING = new RowBody("", "", NOBODY, null, Map.of());

    IncomingRows incoming() {
        return IncomingRows.counted(rows.stream()
                .map(row -> requested(requireNonNullElse(row, NOTHING)))
                .toList());
    }

    static RequestedNotice requested(RowBody row) {
        RecipientBody recipient = requireNonNullElse(row.recipient(), NOBODY);
        return new RequestedNotice(
                text(row.line()),
                text(row.template()),
                text(recipient.investor()),
                text(recipient.name()),
                text(recipient.email()),
                text(recipient.locale()),
                Optional.ofNullable(row.amount())
                        .filter(amount -> amount.amount() != null && amount.currency() != null)
                        .map(amount -> new GivenMoney(text(amount.amount()), text(amount.currency()))),
                GivenJson.values(row.fields()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
