package makewhole.allocation.deal;

import static makewhole.allocation.deal.Uploads.COMMITMENTS;
import static makewhole.allocation.deal.Uploads.DEALS;
import static makewhole.allocation.deal.Uploads.upload;
import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
import makewhole.allocation.testing.Surroundings;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class SameDealTwiceSpec {
    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void of_two_uploads_of_the_same_deal_at_the_same_moment_one_is_taken_and_the_other_is_told() throws Exception {
        database.execute("INSERT INTO algorithm_version (version, state) VALUES ('long-ago-1', 'RETIRED')");
        List<ValidatableResponse> answers =
                atTheSameMoment(() -> upload(DEALS, COMMITMENTS), () -> upload(DEALS, COMMITMENTS));
        assertThat(answers.stream().map(answer -> answer.extract().statusCode()))
                .containsExactlyInAnyOrder(201, 422);
        for (ValidatableResponse answer : answers) {
            if (answer.extract().statusCode() == 422) {
                refused(
                        answer.body("errors[0].field", equalTo("deal_id"), "errors[0].row", is(2)),
                        422,
                        "rows-refused");
            }
        }
        assertThat(database.count("SELECT count(*) FROM commitment")).isEqualTo(2);
    }

    @Test
    void of_two_offers_of_the_same_deal_at_the_same_moment_one_is_taken_and_the_other_is_a_conflict() throws Exception {
        List<ValidatableResponse> answers = atTheSameMoment(() -> offer(aDeal("D-1")), () -> offer(aDeal("D-1")));
        assertThat(answers.stream().map(answer -> answer.extract().statusCode()))
                .containsExactlyInAnyOrder(201, 409);
        for (ValidatableResponse answer : answers) {
            if (answer.extract().statusCode() == 409) {
                refused(answer, 409, "deal-exists", "D-1");
            }
        }
    }

    @Test
    void of_a_live_deal_and_a_past_one_of_the_same_id_at_the_same_moment_one_is_taken_and_the_other_is_told()
            throws Exception {
        database.execute("INSERT INTO algorithm_version (version, state) VALUES ('long-ago-1', 'RETIRED')");
        List<ValidatableResponse> answers =
                atTheSameMoment(() -> upload(DEALS, COMMITMENTS), () -> offer(aDeal("D-1")));
        int past = answers.getFirst().extract().statusCode();
        if (past == 201) {
            refused(answers.getLast(), 409, "deal-exists", "D-1");
        } else {
            answers.getLast().statusCode(201);
            refused(answers.getFirst().body("errors[0].field", equalTo("deal_id")), 422, "rows-refused");
        }
        assertThat(database.count("SELECT count(*) FROM deal")).isEqualTo(1);
        assertThat(database.count("SELECT count(*) FROM allocation")).isEqualTo(past == 201 ? 1 : 0);
    }

    @Test
    void a_request_that_is_sent_again_while_it_is_worked_on_is_told_so_and_then_has_the_answer() throws Exception {
        Callable<ValidatableResponse> offering = () ->
                as("operations-1", "k-1").body(aDeal("D-1")).post("/v1/deals").then();
        try (Connection holder = database.asOwner();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE deal IN SHARE MODE");
            FutureTask<ValidatableResponse> first = Meanwhile.start(offering);
            Waiting.until("it wants to add the deal", first, () -> database.waiting("%INSERT INTO deal%") == 1);

            refused(offering.call(), 409, "request-still-running", "ask again");

            holder.rollback();
            String answer = first.get().statusCode(201).extract().asString();
            offering.call().statusCode(201).body(equalTo(answer));
        }
        assertThat(database.count("SELECT count(*) FROM deal")).isOne();
    }

    /** Both have looked for the deal and found none before either adds it: the first one waits for us with its row written. */
    private List<ValidatableResponse> atTheSameMoment(
            Callable<ValidatableResponse> one, Callable<ValidatableResponse> another) throws Exception {
        try (Connection holder = database.asOwner();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE deal IN SHARE MODE");
            FutureTask<ValidatableResponse> first = Meanwhile.start(one);
            FutureTask<ValidatableResponse> second = Meanwhile.start(another);
            Waiting.until("both want to add the deal", first, () -> database.waiting("%INSERT INTO deal%") == 2);
            holder.rollback();
            return List.of(first.get(), second.get());
        }
    }
}
