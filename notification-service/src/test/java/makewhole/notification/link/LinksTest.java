package makewhole.notification.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Instant NOW = Instant.parse("2026-09-28T10:00:00Z");
    private static final Invitation OFFER = new Invitation(
            UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"),
            Asked.TAKE_OR_LEAVE,
            Optional.of(LocalDate.of(2026, 10, 16)),
            112_782,
            LocalDate.of(2027, 1, 14));
    private final Links links = TestLinks.links();

    @Test
    void a_link_says_what_was_written_into_it() {
        Invitation nothing =
                new Invitation(OFFER.notice(), Asked.NOTHING, Optional.empty(), 0, LocalDate.of(2027, 1, 14));
        assertThat(links.read(TestLinks.token(OFFER))).contains(OFFER);
        assertThat(links.read(TestLinks.token(nothing))).contains(nothing);
        assertThat(links.to(OFFER).orElseThrow())
                .startsWith("https://care.northgate.example/answer/k2.")
                .hasSizeLessThan(150);
    }

    @Test
    void no_bit_of_a_link_can_be_changed() {
        String token = TestLinks.token(OFFER);
        byte[] content = Base64.getUrlDecoder().decode(token.substring(3));
        for (int bit = 0; bit < content.length * 8; bit++) {
            byte[] changed = content.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            String forged = "k2." + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(links.read(forged)).as("bit %d", bit).isEmpty();
        }
        for (String wrong : List.of(
                "", ".", "k2.", token.substring(0, 60), token + "AAAA", token.replace("k2.", "k1."), "k2.%%%")) {
            assertThat(links.read(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void an_old_key_still_reads_and_a_key_that_is_gone_does_not() {
        Links old = new Links(
                new SigningKeys(Optional.of(List.of("k1:another-secret-that-is-long-enough"))),
                Optional.of(TestLinks.ADDRESS));
        String token = old.to(OFFER).orElseThrow().substring((TestLinks.ADDRESS + "/answer/").length());
        assertThat(links.read(token)).contains(OFFER);
        assertThat(old.read(TestLinks.token(OFFER))).isEmpty();
    }

    @Test
    void a_form_is_good_for_its_link_and_for_a_day() {
        String form = links.form("a-link", NOW);
        assertThat(links.shownAt(form, "a-link", NOW.plusSeconds(86_400))).contains(NOW);
        assertThat(links.shownAt(form, "a-link", NOW.plusSeconds(86_401))).isEmpty();
        assertThat(links.shownAt(form, "a-link", NOW.minusSeconds(1))).isEmpty();
        assertThat(links.shownAt(form, "another-link", NOW)).isEmpty();
        assertThat(links.shownAt(TestLinks.token(OFFER), "a-link", NOW)).isEmpty();
        assertThat(links.read(form)).isEmpty();
    }

    @Test
    void people_at_work_see_that_there_is_a_link_and_not_where_it_leads() {
        String text = "Answer here: " + links.to(OFFER).orElseThrow() + ". Thank you.";
        assertThat(Links.masked(text)).isEqualTo("Answer here: https://care.northgate.example/answer/.... Thank you.");
    }

    @Test
    void an_address_without_keys_or_a_key_that_can_be_guessed_does_not_start() {
        assertThatThrownBy(() -> new Links(new SigningKeys(Optional.empty()), Optional.of("https://a.example")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SigningKeys(Optional.of(List.of("k1:short"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
