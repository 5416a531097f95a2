package makewhole.allocation.limit.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import makewhole.allocation.limit.LimitRule;

/**
 * What is asked.
 *
 * @param day whose figures count: the closing day of the deal
 */
record LimitRequestBody(
        @NotNull LimitRule rule,
        @NotNull LocalDate day,
        @NotNull @Valid FactsBody facts) {}
