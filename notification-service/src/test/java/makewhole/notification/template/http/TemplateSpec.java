package makewhole.notification.template.http;

import static makewhole.notification.testing.Service.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class TemplateSpec {
    @Test
    void templates_declare_what_they_need() {
        as("legal-1")
                .get("/v1/templates")
                .then()
                .statusCode(200)
                .body(
                        "items", hasSize(16),
                        "items.template",
                                hasItems(
                                        "refund",
                                        "top-up-offer",
                                        "compensation",
                                        "supplement",
                                        "buy-back",
                                        "keep-or-sell",
                                        "explanation"),
                        "items.find{it.template=='refund'}.locales",
                                contains("de-DE", "en-GB", "en-US", "es-ES", "fr-FR", "ja-JP"),
                        "items.find{it.template=='refund'}.digest", startsWith("sha256:"),
                        "items.find{it.template=='refund'}.fields.name", hasItems("dealName", "amountDue"),
                        "items.find{it.template=='refund'}.fields.name", not(hasItem("recipientName")),
                        "items.find{it.template=='refund'}.fields.find{it.name=='amountDue'}.type", equalTo("MONEY"));
    }

    @Test
    void a_preview_shows_a_notice_addressed_to_nobody() {
        preview("refund", "it-IT", Rows.of(1).fields(1))
                .statusCode(200)
                .body(
                        "locale", equalTo("en-US"),
                        "subject", containsString("Harbour Robotics"),
                        "text", containsString("Dear Ada Sample,"),
                        "html", startsWith("<!DOCTYPE html>"));
    }

    @Test
    void a_preview_with_wrong_fields_names_them() {
        Map<String, Object> fields = Rows.of(1).fields(1);
        fields.remove("booked");
        fields.put("paymentDay", "soon");
        preview("refund", "en-US", fields)
                .statusCode(422)
                .body("errors.field", hasItems("fields.booked", "fields.paymentDay"));
        preview("apology", "en-US", fields).statusCode(404).body("type", endsWith("/not-found"));
        preview("refund", "english!", fields).statusCode(400);
    }

    @Test
    void nobody_reads_without_saying_who_they_are() {
        RestAssured.get("/v1/templates").then().statusCode(401);
        RestAssured.get("/v1/batches").then().statusCode(401);
    }

    private static ValidatableResponse preview(String template, String locale, Map<String, Object> fields) {
        return as("customer-success-1")
                .body(Map.of("locale", locale, "fields", fields))
                .post("/v1/templates/{template}/preview", template)
                .then();
    }
}
