package makewhole.remediation.finding.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "allocation")
@RegisterClientHeaders(ServiceCredentials.class)
@RegisterProvider(FailureMapper.class)
@Path("/v1")
interface AuditApi {
    @GET
    @Path("/audits/{audit}")
    AuditBody audit(@RestPath String audit);

    @GET
    @Path("/audits/{audit}/deals")
    AuditedDealPage deals(@RestPath String audit, @RestQuery @Nullable String after, @RestQuery int limit);

    @GET
    @Path("/audits/{audit}/findings")
    FindingPage findings(@RestPath String audit, @RestQuery @Nullable String after, @RestQuery int limit);

    @GET
    @Path("/audits/{audit}/deals/{deal}/right")
    RightBody right(@RestPath String audit, @RestPath String deal);

    @GET
    @Path("/deals")
    KnownDealPage allDeals(@RestQuery @Nullable String after, @RestQuery int limit);

    @GET
    @Path("/deals/{deal}/book")
    BookBody book(@RestPath String deal);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AuditBody(String state, int dealsTotal, int findings) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AuditedDealBody(
            String deal, String verdict, @Nullable String reason) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AuditedDealPage(
            List<AuditedDealBody> items, @Nullable String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record KnownDealBody(String deal) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record KnownDealPage(
            List<KnownDealBody> items, @Nullable String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FindingBody(String deal, String investor, String currency, String booked, String right, String aboveCapBy) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FindingPage(List<FindingBody> items, @Nullable String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LevelBody(BigInteger numerator, BigInteger denominator) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RightLineBody(String investor, String right) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TierLevelBody(String tier, @Nullable LevelBody level) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RightBody(
            String deal,
            @Nullable LevelBody level,
            @Nullable List<TierLevelBody> tiers,
            List<RightLineBody> lines) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TierBody(String name, @Nullable Long carveOutMinor) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record HoldersBody(int most, int reserve) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TermsBody(
            String zeroHistory,
            long lotMinor,
            long minimumMinor,
            @Nullable List<TierBody> tiers,
            @Nullable HoldersBody holders) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record DealBody(
            String deal,
            String name,
            String currency,
            BigDecimal unitPrice,
            String allocationAmount,
            LocalDate closedOn,
            LocalDate fundedOn,
            LocalDate correctionWindowEndsOn,
            TermsBody terms,
            @Nullable String rounding) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CommitmentBody(
            String investor,
            String requested,
            String weight,
            @Nullable String limit,
            @Nullable String limitKind,
            Instant committedAt,
            @Nullable String booked,
            @Nullable String tier,
            @Nullable OverrideBody override) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OverrideBody(String amount) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record BookBody(DealBody deal, List<CommitmentBody> commitments) {}
}
