package makewhole.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A remediation-service as far as notification-service asks it: an approved plan with so many lines, and the rows that
 * tell of them. Every line pays back between 100.00 and 100.99.
 */
final class PlanStub implements AutoCloseable {
    static final String DIGEST = "sha256:" + "a1".repeat(32);
    static final String INCIDENT = "INC-BENCH";

    private static final int CENTS = 100;
    private static final int CENTS_OF_PRINCIPAL = 10_000;

    private final Map<String, Integer> plans = new ConcurrentHashMap<>();
    private final HttpServer server;

    PlanStub(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/v1/plans/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String plan = path.substring("/v1/plans/".length(), path.lastIndexOf('/'));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody())) {
                write(out, plan, plans.getOrDefault(plan, 0));
            }
        });
        server.start();
    }

    void knows(String plan, int lines) {
        plans.put(plan, lines);
    }

    private static void write(OutputStream out, String plan, int lines) throws IOException {
        long total = 0;
        StringBuilder text = new StringBuilder("""
                {"plan":"%s","incident":"%s","digest":"%s","state":"RELEASED","author":"engineering-1","rebookings":[],
                "approvalsNeeded":{"LEGAL":1,"OPERATIONS":1,"FINANCE":1},"approvals":[%s,%s,%s],"lines":[
                """.formatted(
                        plan,
                        INCIDENT,
                        DIGEST,
                        approval("LEGAL", "legal-1"),
                        approval("OPERATIONS", "operations-1"),
                        approval("FINANCE", "finance-1")));
        for (int i = 1; i <= lines; i++) {
            text.append(i == 1 ? "" : ",")
                    .append(
                            "{\"line\":\"L-%07d\",\"investor\":\"INV-%07d\",\"remedy\":\"REFUND\",\"currency\":\"USD\",\"amountDue\":\"%s\"}"
                                    .formatted(i, i, amount(i)));
            total += CENTS_OF_PRINCIPAL + i % CENTS;
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        }
        out.write("],\"noticeTotals\":{\"USD\":{\"due\":\"%d.%02d\",\"count\":%d}}}"
                .formatted(total / CENTS, total % CENTS, lines)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String approval(String role, String subject) {
        return "{\"role\":\"%s\",\"subject\":\"%s\",\"digest\":\"%s\"}".formatted(role, subject, DIGEST);
    }

    private static String amount(int number) {
        return "100.%02d".formatted(number % CENTS);
    }

    private static String interest(int number) {
        return "0.%02d".formatted(number % CENTS);
    }

    /** The row of a line, as a line of NDJSON, with its calculation. */
    static String row(int number) {
        return """
                {"line":"L-%1$07d","template":"refund","recipient":{"investor":"INV-%1$07d","name":"Ada Sample %1$d",\
                "email":"ada.%1$d@investors.example","locale":"en-US"},"amount":%2$s,"fields":{"dealName":"Harbour Robotics",\
                "dealId":"D-2026-09-40","booked":%3$s,"right":%4$s,"difference":%5$s,"planDay":"2026-09-21",\
                "reference":"INC-BENCH / L-%1$07d","contactEmail":"care@makewhole.example","amountDue":%2$s,"principal":%5$s,\
                "interest":%6$s,"paymentDay":"2026-09-30","interestRule":"IRC_6621_A2_DAILY",\
                "steps":["EXCESS 100 USD","INTEREST %7$s USD","FEES_BACK 0 USD","BEFORE_ROUNDING %8$s USD","DUE %8$s USD"]}}""".formatted(
                        number,
                        usd(amount(number)),
                        usd("1100.00"),
                        usd("1000.00"),
                        usd("100.00"),
                        usd(interest(number)),
                        interest(number),
                        amount(number));
    }

    private static String usd(String amount) {
        return "{\"amount\":\"%s\",\"currency\":\"USD\"}".formatted(amount);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
