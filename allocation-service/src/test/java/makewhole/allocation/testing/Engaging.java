package makewhole.allocation.testing;

import io.restassured.response.ValidatableResponse;

/** The kill switch as people use it. */
public final class Engaging {
    private Engaging() {}

    public static ValidatableResponse everything(String incident) {
        return engage("legal-1", "{\"kind\":\"ALL\"}", incident).statusCode(201);
    }

    public static ValidatableResponse version(String version, String incident) {
        return engage("engineering-1", "{\"kind\":\"VERSION\",\"name\":\"%s\"}".formatted(version), incident)
                .statusCode(201);
    }

    public static ValidatableResponse deal(String deal, String incident) {
        return engage("operations-1", "{\"kind\":\"DEAL\",\"name\":\"%s\"}".formatted(deal), incident)
                .statusCode(201);
    }

    public static ValidatableResponse engage(String account, String scope, String incident) {
        return Calls.as(account)
                .body("{\"scope\":%s,\"incident\":\"%s\",\"reason\":\"a bug\"}".formatted(scope, incident))
                .post("/v1/kill-switch/engagements")
                .then();
    }

    public static ValidatableResponse requestRelease(String account, String engagement) {
        return Calls.as(account)
                .body("{\"reason\":\"it is right now\"}")
                .post("/v1/kill-switch/engagements/%s/release-request".formatted(engagement))
                .then();
    }

    public static ValidatableResponse confirmRelease(String account, String engagement) {
        return Calls.as(account)
                .body("{\"reason\":\"I have looked, too\"}")
                .post("/v1/kill-switch/engagements/%s/release-confirmation".formatted(engagement))
                .then();
    }

    public static void released(String engagement) {
        requestRelease("legal-1", engagement).statusCode(200);
        confirmRelease("legal-2", engagement).statusCode(200);
    }
}
