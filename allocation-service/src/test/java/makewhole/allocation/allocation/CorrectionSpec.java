package makewhole.allocation.allocation;

import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.OfferedDeals.Asked;
import makewhole.allocation.testing.RemediationStandIn;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deal D-1 gave INV-A 75.00 (of 100.00) and INV-B 25.00 (of 40.00); a plan moves 10.00 from A, then 6.00 to B. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class CorrectionSpec {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final String FROM_A = "{\"investor\":\"INV-A\",\"change\":\"-10.00\"}";
    private static final String TO_B = "{\"investor\":\"INV-B\",\"change\":\"6.00\"}";

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    RemediationStandIn remediation;

    @Inject
    InstantSource clock;

    private String plan = "";
    private String allocation = "";

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
        plan = UUID.randomUUID().toString();
        offer(today().plusDays(30));
        allocation = publish("D-1").statusCode(201).extract().path("allocation");
        remediation.authority(plan, new Authority(plan).json());
    }

    @Test
    void a_correction_moves_units_to_the_error_account_and_out_of_it() {
        String first = correct("k-1", FROM_A)
                .statusCode(201)
                .body("supersedes", equalTo(allocation), "errorAccount", equalTo("10.00"), "lines", is(2))
                .extract()
                .path("allocation");
        get("/v1/deals/D-1/book").body("commitments.booked", contains("65.00", "25.00"));
        correct("k-2", TO_B).statusCode(201).body("supersedes", equalTo(first), "errorAccount", equalTo("4.00"));
        get("/v1/deals/D-1/book").body("commitments.booked", contains("65.00", "31.00"));
        get("/v1/deals/D-1/allocations")
                .body("items.state", contains("SUPERSEDED", "SUPERSEDED", "PUBLISHED"))
                .body("items.origin", contains("PUBLISHED", "CORRECTION", "CORRECTION"))
                .body("items.supersedes", contains(null, allocation, first))
                .body("items[1].reason", equalTo("an excess is given back"), "items[1].plan", equalTo(plan));
        get("/v1/allocations/" + allocation).body("lines.given", contains("75.00", "25.00"));
        assertThat(Journaled.entries()).extracting(entry -> entry.get("event")).contains("allocation-corrected");
    }

    @Test
    void the_service_asks_remediation_as_itself() {
        correct("k-1", FROM_A).statusCode(201);
        byte[] itself = ("allocation-service:" + Accounts.PASSWORD).getBytes(StandardCharsets.UTF_8);
        assertThat(remediation.callers())
                .contains("Basic " + Base64.getEncoder().encodeToString(itself));
    }

    @Test
    void the_same_key_corrects_once_and_another_body_is_refused() throws SQLException {
        String first = correct("k-1", FROM_A).statusCode(201).extract().asString();
        correct("k-1", FROM_A).statusCode(201).body(is(first));
        assertThat(database.count(
                        "SELECT count(*) FROM allocation WHERE origin = 'CORRECTION' AND state = 'PUBLISHED'"))
                .isOne();
        refused(correct("k-1", TO_B), 422, "idempotency-key-reused");
    }

    @Test
    void an_answer_is_repeated_even_when_the_switch_is_engaged_by_then() {
        String first = correct("k-1", FROM_A).statusCode(201).extract().asString();
        Engaging.everything("INC-2");
        correct("k-1", FROM_A).statusCode(201).body(is(first));
    }

    @Test
    void a_plan_moves_nobody_twice() {
        correct("k-1", FROM_A).statusCode(201);
        refused(correct("k-2", FROM_A), 409, "correction-already-booked", "INV-A");
        assertUntouched("65.00", "25.00");
    }

    @Test
    void an_engaged_switch_blocks_it_but_that_of_a_version_does_not() {
        String deal = Engaging.deal("D-1", "INC-1").extract().path("id");
        refused(correct("k", FROM_A), 503, "kill-switch-engaged", "deal D-1");
        Engaging.released(deal);
        String all = Engaging.everything("INC-1").extract().path("id");
        refused(correct("k", FROM_A), 503, "kill-switch-engaged", "everything");
        Engaging.released(all);
        assertUntouched("75.00", "25.00");
        get("/v1/kill-switch/refusals").body("items.subject", contains("remediation-service", "remediation-service"));
        Engaging.version("proration-2", "INC-1");
        correct("k", FROM_A).statusCode(201);
    }

    @Test
    void the_last_day_of_the_window_is_in_it_and_the_day_after_is_not() throws SQLException {
        installation.begin();
        offer(today());
        publish("D-1").statusCode(201);
        correct("k-1", FROM_A).statusCode(201);
        installation.begin();
        offer(today().minusDays(1));
        publish("D-1").statusCode(201);
        refused(correct("k-2", FROM_A), 409, "correction-window-closed", "D-1");
    }

    @Test
    void where_nothing_was_allocated_there_is_nothing_to_correct() throws SQLException {
        installation.begin();
        offer(today());
        refused(correct("k-1", FROM_A), 409, "deal-not-allocated", "D-1");
    }

    @Test
    void a_plan_that_is_not_authorised_moves_nothing() {
        refusedWith(new Authority(plan).digest("sha256:" + "cd".repeat(32)), "digest");
        refusedWith(new Authority(plan).state("APPROVED"), "APPROVED");
        refusedWith(new Authority(plan).state("DRAFT"), "DRAFT");
        refusedWith(new Authority(plan).incident("INC-9"), "incident");
        refusedWith(new Authority(plan).approver("FINANCE", "finance-1", "sha256:0"), "approved");
        refusedWith(new Authority(plan).approver("FINANCE", "legal-1", DIGEST), "approved");
        refusedWith(new Authority(plan).approver("AUDIT", "audit-1", DIGEST), "approved");
        refusedWith(new Authority(plan).author("finance-1"), "approved");
        refusedWith(new Authority(plan).moves("{\"investor\":\"INV-A\",\"change\":\"-9.00\"}"), "INV-A");
        refusedWith(new Authority(plan).deal("D-2"), "INV-A");
        assertUntouched("75.00", "25.00");
    }

    @Test
    void a_plan_that_needs_two_persons_of_finance_moves_nothing_with_one() {
        String large = new Authority(plan).json().replace("\"FINANCE\":1", "\"FINANCE\":2");
        remediation.authority(plan, large);
        refused(correct("k", FROM_A), 409, "plan-not-authorised", "FINANCE=2");
        remediation.authority(
                plan, large.replace("}],\n", "}," + Authority.approval("FINANCE", "finance-1", DIGEST) + "],"));
        refused(correct("k", FROM_A), 409, "plan-not-authorised", "FINANCE=2");
        remediation.authority(
                plan, large.replace("}],\n", "}," + Authority.approval("FINANCE", "legal-1", DIGEST) + "],\n"));
        refused(correct("k", FROM_A), 409, "plan-not-authorised", "different persons");
        assertUntouched("75.00", "25.00");
        remediation.authority(
                plan, large.replace("}],\n", "}," + Authority.approval("FINANCE", "finance-2", DIGEST) + "],\n"));
        correct("k", FROM_A).statusCode(201);
    }

    @Test
    void a_plan_that_does_not_say_whose_approvals_it_needs_is_asked_for_again() {
        remediation.authority(plan, new Authority(plan).json().replace("approvalsNeeded", "somethingElse"));
        refused(correct("k", FROM_A), 503, "authority-unknown", "whose approvals");
    }

    @Test
    void a_plan_that_nobody_knows_authorises_nothing() {
        plan = UUID.randomUUID().toString();
        refused(correct("k", FROM_A), 409, "plan-not-authorised", plan);
    }

    @Test
    void if_remediation_does_not_answer_nothing_is_moved_and_the_caller_may_ask_again() {
        remediation.fails(plan, 503);
        refused(correct("k", FROM_A), 503, "authority-unknown");
        remediation.authority(plan, new Authority(plan).json());
        correct("k", FROM_A).statusCode(201);
    }

    @Test
    void what_cannot_be_certified_is_not_booked() {
        String tooMuch = "{\"investor\":\"INV-B\",\"change\":\"15.01\"}";
        String more = "{\"investor\":\"INV-A\",\"change\":\"-75.01\"}";
        String stranger = "{\"investor\":\"INV-Z\",\"change\":\"-1.00\"}";
        remediation.authority(
                plan,
                new Authority(plan).moves(FROM_A, TO_B, tooMuch, more, stranger).json());
        refused(correct("k", TO_B), 409, "correction-not-certified", "error account");
        refused(correct("k", more), 409, "correction-not-certified", "INV-A");
        refused(correct("k", stranger), 409, "correction-not-certified", "INV-Z");
        refused(
                correct("k", "{\"investor\":\"INV-A\",\"change\":\"-10.00\"}," + tooMuch),
                409,
                "correction-not-certified",
                "cap");
        assertUntouched("75.00", "25.00");
    }

    @Test
    void orders_that_make_no_sense_are_refused() {
        refused(correct("k", "{\"investor\":\"INV-A\",\"change\":\"0.00\"}"), 400, "invalid-request");
        refused(correct("k", "{\"investor\":\"INV-A\",\"change\":\"-0.001\"}"), 400, "invalid-request");
        refused(correct("k", FROM_A + "," + FROM_A), 400, "invalid-request");
        refused(correct("k", ""), 400, "invalid-request");
    }

    @Test
    void only_remediation_service_corrects() {
        for (String account : new String[] {"operations-1", "legal-1", "notification-service", "allocation-service"}) {
            refused(correcting(account, "k", FROM_A), 403, "role-missing");
        }
    }

    @Test
    void a_corrected_line_is_explained_with_what_it_was_before() {
        String corrected = correct("k-1", FROM_A).extract().path("allocation");
        get("/v1/allocations/%s/lines/INV-A".formatted(corrected))
                .statusCode(200)
                .body("given", equalTo("65.00"))
                .body(
                        "sentences",
                        contains(
                                "You asked for 100.00 USD.",
                                "You have no limit in this deal, so the most you could be given is what you asked for.",
                                "Your weight is your average past investment, 300.00 USD.",
                                "Before this correction you had been given 75.00 USD.",
                                "The correction of incident INC-1 took back from you 10.00 USD: an excess is given back",
                                "You were given 65.00 USD."));
    }

    private void refusedWith(Authority authority, String word) {
        remediation.authority(plan, authority.json());
        refused(correct("k", FROM_A), 409, "plan-not-authorised", word);
    }

    private void assertUntouched(String a, String b) {
        get("/v1/deals/D-1/book").body("commitments.booked", contains(a, b));
    }

    private static void offer(LocalDate correctableUntil) {
        offered(aDeal(
                "D-1",
                "100.00",
                correctableUntil,
                List.of(
                        Asked.of("INV-A", "100.00", "300.00"),
                        Asked.of("INV-B", "100.00", "100.00").limited("40.00", "STATUTORY"))));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private ValidatableResponse correct(String key, String moves) {
        return correcting("remediation-service", key, moves);
    }

    private ValidatableResponse correcting(String account, String key, String moves) {
        return as(account, key + plan)
                .body("""
                        {"plan":"%s","planDigest":"%s","incident":"INC-1","reason":"an excess is given back","moves":[%s]}
                        """.formatted(plan, DIGEST, moves))
                .post("/v1/deals/D-1/corrections")
                .then();
    }

    /** What remediation-service says: released, and approved by three persons, unless a test changes that. */
    private record Authority(
            String plan,
            String deal,
            String incident,
            String digest,
            String state,
            String author,
            String finance,
            String moves) {
        Authority(String plan) {
            this(
                    plan,
                    "D-1",
                    "INC-1",
                    DIGEST,
                    "RELEASED",
                    "engineering-1",
                    approval("FINANCE", "finance-1", DIGEST),
                    FROM_A + "," + TO_B);
        }

        Authority digest(String other) {
            return new Authority(plan, deal, incident, other, state, author, finance, moves);
        }

        Authority state(String other) {
            return new Authority(plan, deal, incident, digest, other, author, finance, moves);
        }

        Authority incident(String other) {
            return new Authority(plan, deal, other, digest, state, author, finance, moves);
        }

        Authority author(String other) {
            return new Authority(plan, deal, incident, digest, state, other, finance, moves);
        }

        Authority deal(String other) {
            return new Authority(plan, other, incident, digest, state, author, finance, moves);
        }

        Authority approver(String role, String subject, String approved) {
            return new Authority(plan, deal, incident, digest, state, author, approval(role, subject, approved), moves);
        }

        Authority moves(String... others) {
            return new Authority(plan, deal, incident, digest, state, author, finance, String.join(",", others));
        }

        private static String approval(String role, String subject, String digest) {
            return "{\"role\":\"%s\",\"subject\":\"%s\",\"digest\":\"%s\"}".formatted(role, subject, digest);
        }

        String json() {
            String approvals = String.join(
                    ",", approval("LEGAL", "legal-1", DIGEST), approval("OPERATIONS", "operations-1", DIGEST), finance);
            return """
                    {"plan":"%s","incident":"%s","digest":"%s","state":"%s","author":"%s","approvals":[%s],
                     "approvalsNeeded":{"LEGAL":1,"OPERATIONS":1,"FINANCE":1},
                     "rebookings":[{"deal":"%s","moves":[%s]}],"noticeTotals":{},"lines":[]}
                    """.formatted(plan, incident, digest, state, author, approvals, deal, moves);
        }
    }
}
