package makewhole.allocation.deal.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.http.Amounts;
import makewhole.allocation.http.TermsBody;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Terms;
import makewhole.platform.money.Currencies;
import makewhole.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** A live deal as it is offered. Without terms the usual ones hold. */
record OfferedDealBody(
        @NotBlank @Size(max = 100) String deal,
        @NotBlank @Size(max = 500) String name,
        @NotBlank String currency,
        @NotBlank @Size(max = 32) String unitPrice,
        @NotBlank String allocationAmount,
        @NotNull LocalDate closedOn,
        @NotNull LocalDate fundedOn,
        @NotNull LocalDate correctionWindowEndsOn,
        @Nullable @Valid TermsBody terms,
        @NotEmpty List<@Valid @NotNull OfferedCommitmentBody> commitments) {

    DealBook toDealBook() {
        Currency known = Currencies.of(currency);
        Deal offered = new Deal(
                Amounts.read("deal", () -> new DealId(deal)),
                name,
                known,
                price(),
                Amounts.read("allocationAmount", allocationAmount, known),
                Amounts.read("fundedOn", () -> new Deal.Calendar(closedOn, fundedOn, correctionWindowEndsOn)),
                terms == null ? Terms.USUAL : terms.toTerms(wanted -> wanted.on(closedOn)),
                Optional.empty());
        List<Commitment> asked = new ArrayList<>();
        Map<InvestorId, LimitBasis> bases = new HashMap<>();
        for (int i = 0; i < commitments.size(); i++) {
            OfferedCommitmentBody.Read one = commitments.get(i).read("commitments[%d]".formatted(i), known, closedOn);
            asked.add(one.commitment());
            one.basis().ifPresent(basis -> bases.put(one.commitment().investor(), basis));
        }
        return new DealBook(offered, new Book(offered.onOffer(), offered.terms(), asked), bases);
    }

    private BigDecimal price() {
        BigDecimal price = Amounts.read("unitPrice", () -> {
            if (!unitPrice.matches("\\d{1,15}(\\.\\d{1,15})?")) {
                throw new IllegalArgumentException("is not a plain decimal such as 12.50");
            }
            return new BigDecimal(unitPrice);
        });
        if (price.signum() == 0) {
            throw new InvalidRequestException("unitPrice", "is zero");
        }
        return price;
    }
}
