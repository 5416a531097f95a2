package makewhole.allocation.version;

import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import makewhole.allocation.RefusedException;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class VersionSpec {
    @Inject
    FreshInstallation installation;

    @Inject
    FirstStates firstStates;

    @Inject
    Database database;

    @Inject
    ActivateVersion activateVersion;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void a_fresh_installation_has_the_right_version_active_and_the_wrong_one_retired() {
        get("/v1/versions")
                .body("items.version", contains("proration-1", "proration-2"))
                .body("items.state", contains("RETIRED", "ACTIVE"))
                .body("items.verified", contains(false, true))
                .body("items.executable", contains(true, true));
    }

    @Test
    void first_states_are_given_once() {
        firstStates.apply(List.of("proration-9=ACTIVE"));
        get("/v1/versions").body("items.version", contains("proration-1", "proration-2"));
    }

    @Test
    void only_what_the_release_has_proven_counts_as_verified_from_the_first_day() throws SQLException {
        installation.begin("proration-1=ACTIVE", "proration-2=CANDIDATE", "prorata-0=RETIRED");
        get("/v1/versions")
                .body("items.version", contains("prorata-0", "proration-1", "proration-2"))
                .body("items.verified", contains(false, false, false))
                .body("items.executable", contains(false, true, true));
    }

    @Test
    void a_suspected_version_is_suspect_however_often_it_is_said() throws SQLException {
        suspicion("engineering-1", "proration-2").statusCode(200).body("state", equalTo("SUSPECT"));
        suspicion("remediation-service", "proration-2").statusCode(200).body("state", equalTo("SUSPECT"));
        assertThat(database.count("SELECT count(*) FROM algorithm_version WHERE suspected AND version = 'proration-2'"))
                .isOne();
        refused(suspicion("legal-1", "proration-2"), 403, "role-missing");
        refused(suspicion("engineering-1", "proration-9"), 404, "not-found");
    }

    @Test
    void a_version_that_is_not_verified_is_not_activated() throws SQLException {
        installation.begin("proration-1=ACTIVE", "proration-2=CANDIDATE");
        refused(request("engineering-1", "proration-2"), 409, "not-verified", "proration-2");
        refused(confirm("engineering-2", "proration-2"), 409, "activation-not-requested");
    }

    @Test
    void activation_takes_two_persons_and_retires_who_was_active_or_suspect() throws SQLException {
        installation.begin("proration-1=ACTIVE", "proration-2=CANDIDATE");
        suspicion("engineering-1", "proration-1").statusCode(200).body("state", equalTo("SUSPECT"));
        database.execute("UPDATE algorithm_version SET verified_by_release = true WHERE version = 'proration-2'");
        request("engineering-1", "proration-2").statusCode(200).body("state", equalTo("CANDIDATE"));
        refused(confirm("engineering-1", "proration-2"), 403, "second-person-required", "engineering-1");
        refused(confirm("legal-1", "proration-2"), 403, "role-missing");
        refused(confirm("remediation-service", "proration-2"), 403, "role-missing");
        confirm("operations-1", "proration-2").statusCode(200).body("state", equalTo("ACTIVE"));
        get("/v1/versions").body("items.state", contains("RETIRED", "ACTIVE"));
        assertThat(database.count("SELECT count(*) FROM algorithm_version WHERE suspected AND version = 'proration-1'"))
                .as("its suspicion outlives its retirement")
                .isOne();
    }

    @Test
    void what_was_retired_or_suspected_never_comes_back() {
        refused(request("engineering-1", "proration-1"), 409, "move-not-allowed", "RETIRED");
        suspicion("engineering-1", "proration-2").statusCode(200);
        refused(request("engineering-1", "proration-2"), 409, "move-not-allowed", "SUSPECT");
    }

    @Test
    void a_request_is_answered_once() {
        String key = "suspicion-1";
        String body = "{\"incident\":\"INC-1\",\"reason\":\"a bug\"}";
        String first = as("engineering-1", key)
                .body(body)
                .post("/v1/versions/proration-1/suspicion")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        as("engineering-1", key)
                .body(body)
                .post("/v1/versions/proration-1/suspicion")
                .then()
                .statusCode(200)
                .body(is(first));
        refused(
                as("engineering-1", key)
                        .body("{\"incident\":\"INC-2\",\"reason\":\"a bug\"}")
                        .post("/v1/versions/proration-1/suspicion")
                        .then(),
                422,
                "idempotency-key-reused");
    }

    @Test
    void a_version_whose_code_is_in_the_release_is_registered_as_a_candidate() throws SQLException {
        installation.begin("proration-1=ACTIVE");
        register("engineering-1", "proration-2")
                .statusCode(201)
                .body("version", equalTo("proration-2"), "state", equalTo("CANDIDATE"))
                .body("executable", is(true), "verified", is(false), "suspected", is(false))
                .body(
                        "registration.author",
                        equalTo("A. Author"),
                        "registration.registeredBy",
                        equalTo("engineering-1"))
                .body("registration.description", equalTo("looks at caps again"))
                .body("shadow.compared", equalTo(0), "shadow.running", is(false));
        get("/v1/versions/proration-2").body("registration.author", equalTo("A. Author"));
        refused(register("engineering-1", "proration-2"), 409, "version-exists", "CANDIDATE");
        refused(register("engineering-1", "proration-9"), 409, "version-not-in-release", "proration-9", "proration-2");
        refused(register("operations-1", "proration-2"), 403, "role-missing");
        refused(register("allocation-service", "proration-2"), 403, "role-missing");
        refused(get("/v1/versions/proration-9"), 404, "not-found", "proration-9");
    }

    @Test
    void a_name_that_was_retired_is_not_registered_again() {
        refused(register("engineering-1", "proration-1"), 409, "version-exists", "RETIRED");
    }

    @Test
    void a_candidate_is_retired_for_good_and_a_request_to_activate_it_falls() throws SQLException {
        installation.begin("proration-1=ACTIVE", "proration-2=CANDIDATE");
        database.execute("UPDATE algorithm_version SET verified_by_release = true WHERE version = 'proration-2'");
        request("engineering-1", "proration-2").statusCode(200).body("activationRequestedBy", equalTo("engineering-1"));
        refused(retire("operations-1", "proration-2"), 403, "role-missing");
        retire("engineering-2", "proration-2").statusCode(200).body("state", equalTo("RETIRED"));
        refused(confirm("engineering-2", "proration-2"), 409, "activation-not-requested");
        refused(retire("engineering-2", "proration-2"), 409, "move-not-allowed", "RETIRED");
        refused(retire("engineering-2", "proration-9"), 404, "not-found");
    }

    @Test
    void the_active_version_is_replaced_but_never_retired_and_a_suspect_can_be() {
        refused(retire("engineering-1", "proration-2"), 409, "active-version-stays", "kill switch");
        suspicion("engineering-1", "proration-2").statusCode(200);
        retire("engineering-1", "proration-2").statusCode(200).body("state", equalTo("RETIRED"), "suspected", is(true));
    }

    @Test
    void no_service_counts_as_a_person_in_an_activation_whatever_its_edge_lets_through() throws SQLException {
        installation.begin("proration-1=ACTIVE", "proration-2=CANDIDATE");
        database.execute("UPDATE algorithm_version SET verified_by_release = true WHERE version = 'proration-2'");
        VersionName name = new VersionName("proration-2");
        Subject service = new Subject("remediation-service", Role.SERVICE);
        assertThatThrownBy(() -> activateVersion.request(name, "r", service)).isInstanceOf(RefusedException.class);
        request("engineering-1", "proration-2").statusCode(200);
        assertThatThrownBy(() -> activateVersion.confirm(name, "r", service)).isInstanceOf(RefusedException.class);
        request("engineering-2", "proration-2").statusCode(200).body("activationRequestedBy", equalTo("engineering-1"));
        refused(confirm("engineering-1", "proration-2"), 403, "second-person-required", "engineering-1");
        get("/v1/versions/proration-2").body("state", equalTo("CANDIDATE"));
    }

    private static ValidatableResponse register(String account, String version) {
        return as(account)
                .body("{\"version\":\"%s\",\"description\":\"looks at caps again\",\"author\":\"A. Author\"}"
                        .formatted(version))
                .post("/v1/versions")
                .then();
    }

    private static ValidatableResponse retire(String account, String version) {
        return as(account)
                .body("{\"reason\":\"not needed\"}")
                .post("/v1/versions/%s/retirement".formatted(version))
                .then();
    }

    private static ValidatableResponse suspicion(String account, String version) {
        return as(account)
                .body("{\"incident\":\"INC-42\",\"reason\":\"a bug\"}")
                .post("/v1/versions/%s/suspicion".formatted(version))
                .then();
    }

    private static ValidatableResponse request(String account, String version) {
        return as(account)
                .body("{\"reason\":\"it is verified\"}")
                .post("/v1/versions/%s/activation-request".formatted(version))
                .then();
    }

    private static ValidatableResponse confirm(String account, String version) {
        return as(account)
                .body("{\"reason\":\"I agree\"}")
                .post("/v1/versions/%s/activation-confirmation".formatted(version))
                .then();
    }
}
