package makewhole.notification.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import makewhole.notification.Refusal.BodyTooLarge;
import makewhole.notification.RefusedException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Rows that come one by one may be as many as they like; what is read whole may not be large. */
@SuppressWarnings("unused") // called by the REST layer
class BodyLimits {
    private static final long MOST = 64L << 20;

    @ServerRequestFilter
    void limit(ContainerRequestContext request) {
        String type = String.valueOf(request.getMediaType());
        boolean streamed = type.startsWith("application/x-ndjson") || type.startsWith("text/csv");
        boolean unknown = "chunked".equalsIgnoreCase(request.getHeaderString("Transfer-Encoding"));
        if (!streamed && (unknown || request.getLength() > MOST)) {
            throw new RefusedException(new BodyTooLarge(MOST));
        }
    }
}
