package makewhole.remediation.investor.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersInTextTest {
    @Test
    void a_number_is_found_however_it_is_grouped_and_whatever_stands_around_it() {
        for (String written : new String[] {
            "Paid to GB33BUKB20201555555555.",
            "Paid to gb33 bukb 2020 1555 5555 55 on time",
            "Paid from GB33-BUKB-2020-1555-5555-55",
            "Paid into\nGB33 BUKB 2020\n1555 5555 55"
        }) {
            assertThat(NumbersInText.in(written)).as(written).contains("GB33BUKB20201555555555");
        }
    }

    @Test
    void a_number_of_whole_groups_ends_where_it_ends() {
        assertThat(NumbersInText.in("from BE68 5390 0754 7034 will come")).contains("BE68539007547034");
    }

    @Test
    void what_cannot_be_a_number_is_not_looked_for() {
        assertThat(NumbersInText.in("a bc, def: x")).isEmpty();
        assertThat(NumbersInText.in("GB33, BUKB")).containsExactly("GB33", "BUKB");
    }
}
