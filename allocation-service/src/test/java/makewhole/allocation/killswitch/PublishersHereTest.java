package makewhole.allocation.killswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PublishersHereTest {
    private final PublishersHere publishersHere = new PublishersHere();

    @Test
    void what_began_before_the_mark_must_end_and_what_begins_after_it_does_not_matter() {
        publishersHere.publishing(() -> {
            long mark = publishersHere.mark();
            assertThat(publishersHere.areThrough(mark)).isFalse();
            return true;
        });
        long mark = publishersHere.mark();
        assertThat(publishersHere.areThrough(mark)).isTrue();
        publishersHere.publishing(() -> {
            assertThat(publishersHere.areThrough(mark)).isTrue();
            return true;
        });
    }

    @Test
    void one_that_fails_is_through_too() {
        assertThatThrownBy(() -> publishersHere.publishing(() -> {
                    throw new IllegalStateException("the database is gone");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(publishersHere.areThrough(publishersHere.mark())).isTrue();
    }
}
