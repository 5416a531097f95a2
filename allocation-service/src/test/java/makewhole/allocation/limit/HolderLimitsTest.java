package makewhole.allocation.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import makewhole.allocation.limit.HolderLimits.Answer;
import makewhole.allocation.proration.HolderLimit.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolderLimitsTest {
    @ParameterizedTest
    @CsvSource({
        "2018-05-24, 1000000000, true",
        "2018-05-24, 1000000001, false",
        "2024-09-29, 1000000001, false",
        "2024-09-30, 1000000001, true",
        "2024-09-30, 1200000000, true",
        "2024-09-30, 1200000001, false"
    })
    void a_venture_fund_qualifies_by_the_figure_of_the_day(LocalDate day, long cents, boolean qualifies) {
        Answer answer = HolderLimits.most(Rule.QUALIFYING_VENTURE_FUND, Optional.of(cents), day);
        if (qualifies) {
            assertThat(answer).isEqualTo(new Answer.Most(Optional.of(249)));
        } else {
            assertThat(answer).isInstanceOf(Answer.FundTooLarge.class);
        }
    }

    @Test
    void any_other_private_fund_has_99_places_whatever_its_size() {
        assertThat(HolderLimits.most(Rule.SECTION_3C1, Optional.empty(), LocalDate.of(2024, 9, 9)))
                .isEqualTo(new Answer.Most(Optional.of(99)));
    }

    @Test
    void no_law_numbers_the_holders_of_a_contract() {
        assertThat(HolderLimits.most(Rule.CONTRACTUAL, Optional.empty(), LocalDate.of(2024, 9, 9)))
                .isEqualTo(new Answer.Most(Optional.empty()));
    }

    @Test
    void what_is_not_known_is_said() {
        assertThat(HolderLimits.most(Rule.QUALIFYING_VENTURE_FUND, Optional.empty(), LocalDate.of(2024, 9, 9)))
                .isEqualTo(new Answer.FundSizeMissing(1_000_000_000));
        assertThat(HolderLimits.most(Rule.QUALIFYING_VENTURE_FUND, Optional.of(1L), LocalDate.of(2018, 5, 23)))
                .isInstanceOf(Answer.NoFigures.class);
    }
}
