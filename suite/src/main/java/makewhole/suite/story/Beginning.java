package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import makewhole.suite.folder.Folder;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Person;

/** The firm before anybody knows: its past deals, its investors, and a live deal that waits for its allocation. */
final class Beginning {
    private final Stage stage;

    Beginning(Stage stage) {
        this.stage = stage;
    }

    LiveDeal tell() {
        Narrator narrator = stage.narrator();
        narrator.chapter("The firm and its past deals");
        pastDeals();
        investors();
        return liveDeal();
    }

    private void pastDeals() {
        Folder folder = stage.folder();
        stage.narrator().step("operations-1 imports the past deals of the firm.");
        JsonNode taken = stage.person("operations-1")
                .upload(Service.ALLOCATION, "/v1/imports", folder.files("deals", "commitments"))
                .orEnd("The deals were not taken")
                .json();
        stage.narrator()
                .tell("%s with %s of %s."
                        .formatted(
                                Stage.count(taken.path("deals").asLong(), "deal"),
                                Stage.count(taken.path("commitments").asLong(), "commitment"),
                                Stage.count(taken.path("investors").asLong(), "investor")));
    }

    private void investors() {
        Folder folder = stage.folder();
        stage.narrator().step("finance-1 imports investors with their accounts, distributions and valuations.");
        JsonNode taken = stage.person("finance-1")
                .upload(Service.REMEDIATION, "/v1/imports", folder.files("investors", "distributions", "valuations"))
                .orEnd("Investors, distributions and valuations were not taken")
                .json();
        stage.narrator()
                .tell("%s, %s, %s."
                        .formatted(
                                Stage.count(taken.path("investors").asLong(), "investor"),
                                Stage.count(taken.path("distributions").asLong(), "distribution"),
                                Stage.count(taken.path("valuations").asLong(), "valuation")));
    }

    private LiveDeal liveDeal() {
        LiveDeal live = LiveDeal.of(stage.folder());
        Person operations = stage.person("operations-1");
        stage.narrator().step("operations-1 opens a live deal, %s; its allocation is to follow.".formatted(live.id()));
        operations.post(Service.ALLOCATION, "/v1/deals", live.body()).orEnd("The live deal was not taken");
        return live;
    }
}
