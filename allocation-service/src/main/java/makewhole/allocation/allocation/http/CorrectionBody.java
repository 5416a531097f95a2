package makewhole.allocation.allocation.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import makewhole.allocation.allocation.CorrectionOrder;
import makewhole.allocation.http.Ids;
import makewhole.allocation.proration.DealId;
import makewhole.platform.money.Money;
import makewhole.platform.problem.InvalidRequestException;

/** What an approved plan wants moved. */
record CorrectionBody(
        @NotNull UUID plan,
        @NotBlank @Size(max = 100) String planDigest,
        @NotBlank @Size(max = 200) String incident,
        @NotBlank @Size(max = 2_000) String reason,
        @NotEmpty List<@Valid @NotNull MoveBody> moves) {

    record MoveBody(
            @NotBlank @Size(max = 100) String investor,
            @NotBlank @Size(max = 40) String change) {
        CorrectionOrder.Move toMove(Currency currency) {
            return new CorrectionOrder.Move(
                    Ids.investor(investor), Money.parse(change, currency).minor());
        }
    }

    CorrectionOrder toOrder(DealId deal, Currency currency) {
        List<CorrectionOrder.Move> changes = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            MoveBody move = moves.get(i);
            changes.add(read("moves[%d].change".formatted(i), () -> move.toMove(currency)));
        }
        return read("moves", () -> new CorrectionOrder(deal, plan, planDigest, incident, reason, changes));
    }

    private static <T> T read(String field, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException refused) {
            throw new InvalidRequestException(field, String.valueOf(refused.getMessage()));
        }
    }
}
