package makewhole.remediation.testing;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps that lead to a plan, each with the account of the right role, over HTTP. */
public final class Story {
    /** Body of a plan as the scenario wants it. */
    public static final Map<String, String> TERMS = Map.of(
            "planDay", "2026-09-21",
            "paymentDay", "2026-09-30",
            "interestRule", "IRC_6621_A2_DAILY",
            "idleCashReturned", "AT_CLOSE");

    private static final List<String> APPROVERS = List.of("legal-1", "operations-1", "finance-1");

    private Story() {}

    /** An incident of its own. */
    public static String declared() {
        return as("engineering-1")
                .body(Map.of(
                        "title", "Some were given more than they may invest, others less",
                        "discoveredOn", "2026-09-21",
                        "reportedDeals", List.of("D-2024-09-09"),
                        "suspectedVersion", "proration-1"))
                .post("/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("incident");
    }

    /** Imports the investors, distributions and valuations of the scenario; doing it again changes nothing. */
    public static void scenarioImported() {
        imported(Map.of(
                "investors", new String(Scenario.bytes("investors.csv"), StandardCharsets.UTF_8),
                "distributions", new String(Scenario.bytes("distributions.csv"), StandardCharsets.UTF_8),
                "valuations", new String(Scenario.bytes("valuations.csv"), StandardCharsets.UTF_8)));
    }

    /** The same for deals whose ids end otherwise: who releases a plan remedies its findings for good. */
    public static void scenarioImported(String suffix) {
        imported(Map.of(
                "investors", new String(Scenario.bytes("investors.csv"), StandardCharsets.UTF_8),
                "distributions", renamed("distributions.csv", suffix),
                "valuations", renamed("valuations.csv", suffix)));
    }

    private static String renamed(String file, String suffix) {
        String content = new String(Scenario.bytes(file), StandardCharsets.UTF_8);
        return content.replaceAll("(?m)^(D-[^,]*)", "$1" + suffix);
    }

    public static void imported(Map<String, String> files) {
        importing("operations-1", files).statusCode(201);
    }

    public static ValidatableResponse importing(String account, Map<String, String> files) {
        RequestSpecification request = as(account).contentType(ContentType.MULTIPART);
        files.forEach((part, content) ->
                request.multiPart(part, part + ".csv", content.getBytes(StandardCharsets.UTF_8), "text/csv"));
        return request.post("/v1/imports").then();
    }

    /** Decides the scope of an incident from an audit. */
    public static void scoped(String incident, StandInAudit audit) {
        scoping(incident, audit);
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("DONE")));
    }

    public static void scoping(String incident, StandInAudit audit) {
        as("engineering-1")
                .body(Map.of("audit", audit.id()))
                .post("/v1/incidents/{incident}/scope", incident)
                .then()
                .statusCode(202);
    }

    public static ValidatableResponse planning(String incident, Map<String, String> terms) {
        return as("engineering-1")
                .body(terms)
                .post("/v1/incidents/{incident}/plans", incident)
                .then();
    }

    /** A draft by engineering-1, with its lines. */
    public static JsonPath planned(String incident) {
        return plan(drafted(incident));
    }

    /** A draft by engineering-1: which it is. */
    public static String drafted(String incident) {
        return planning(incident, TERMS).statusCode(201).extract().path("plan");
    }

    /** Freezes a plan and gives its digest. */
    public static String frozen(String plan) {
        return as("engineering-1")
                .post("/v1/plans/{plan}/freeze", plan)
                .then()
                .statusCode(200)
                .body("state", equalTo("FROZEN"))
                .extract()
                .path("digest");
    }

    public static ValidatableResponse approving(String account, String plan, String digest) {
        return as(account)
                .body(Map.of("digest", digest))
                .post("/v1/plans/{plan}/approvals", plan)
                .then();
    }

    /** Has legal, operations and finance approve a plan. */
    public static void approved(String plan, String digest) {
        APPROVERS.forEach(account -> approving(account, plan, digest).statusCode(201));
    }

    public static ValidatableResponse releasing(String plan, String digest) {
        return as("operations-2")
                .body(Map.of("digest", digest))
                .post("/v1/plans/{plan}/release", plan)
                .then();
    }

    /** Has two persons change where an investor is paid; whoever does so with the scenario's changes it back. */
    public static void accountChanged(String investor, String iban) {
        accountChanged(investor, Map.of("kind", "IBAN", "number", iban, "evidence", "Letter of 2026-10-01"));
    }

    /** Has two persons give an investor of the scenario back the account that is known from its export. */
    public static void accountChangedBack(String investor) {
        String row = new String(Scenario.bytes("investors.csv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(investor + ","))
                .findFirst()
                .orElseThrow();
        List<String> fields = List.of(row.split(",", -1));
        int last = fields.size() - 1;
        Map<String, String> body = new HashMap<>(
                Map.of("kind", fields.get(last - 2), "number", fields.get(last - 1), "evidence", "As it was"));
        if (!fields.get(last).isEmpty()) {
            body.put("routing", fields.get(last));
        }
        accountChanged(investor, body);
    }

    private static void accountChanged(String investor, Map<String, String> body) {
        JsonPath change = as("customer-success-1")
                .body(body)
                .post("/v1/investors/{investor}/account-changes", investor)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        as("finance-2")
                .body(Map.of("fingerprint", change.getString("fingerprint")))
                .post("/v1/account-changes/{change}/confirmation", change.getString("change"))
                .then()
                .statusCode(200);
    }

    public static JsonPath plan(String plan) {
        return as("audit-1")
                .get("/v1/plans/{plan}", plan)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
