package makewhole.allocation.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.ProrationOne;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.Terms;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Past deals as an import would have left them, written straight into the tables through COPY: the quick way to fill a
 * database for an audit. The same seed gives the same deals. Most were allocated by the rule, every n-th by
 * {@code proration-1}, right or wrong. Usage, on a connection of the database's owner in auto-commit:
 * {@code new GeneratedDeals("G", 2_000, 100, 10).fill(connection)}.
 *
 * @param prefix of the ids of all deals; no two fillings of one database share it
 * @param deals how many
 * @param commitments of each deal
 * @param everyNthFaulty which deals {@code proration-1} allocated
 */
public record GeneratedDeals(String prefix, int deals, int commitments, int everyNthFaulty) {
    private static final int ROWS_AT_ONCE = 100_000;
    private static final Instant FIRST_DAY = Instant.parse("2024-01-02T09:00:00Z");
    private static final int SEED = 4_711;

    /** A deal as it was generated. */
    public record Generated(String id, Book book, Result booked) {}

    /** The version that is recorded as the one that allocated these deals, and no others. */
    public String version() {
        return prefix + "-version";
    }

    /** The deal of that number, from 0. */
    public Generated deal(int number) {
        Random random = new Random(SEED + 31L * number);
        List<Commitment> asked = new ArrayList<>(commitments);
        long demand = 0;
        for (int i = 0; i < commitments; i++) {
            Commitment commitment = commitment(random, i);
            demand += commitment.cap();
            asked.add(commitment);
        }
        Book book = new Book(demand * (30 + random.nextInt(90)) / 100, Terms.USUAL, asked);
        Result booked = isFaulty(number) ? ProrationOne.of(book) : Proration.of(book);
        return new Generated("%s-%07d".formatted(prefix, number), book, booked);
    }

    private boolean isFaulty(int number) {
        return number % everyNthFaulty == everyNthFaulty - 1;
    }

    private static Commitment commitment(Random random, int number) {
        long requested = 100L * (1 + random.nextInt(1_000_000));
        long weight = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(50_000_000);
        Optional<Limit> limit = random.nextInt(4) == 0
                ? Optional.of(new Limit(100L * (1 + random.nextInt(500_000)), LimitKind.STATUTORY))
                : Optional.empty();
        return new Commitment(
                new InvestorId("INV-%07d".formatted(number)),
                requested,
                weight,
                limit,
                FIRST_DAY.plusSeconds(random.nextInt(1_000_000)));
    }

    /** Writes all of them. */
    public void fill(Connection owner) throws SQLException, IOException {
        try (PreparedStatement version = owner.prepareStatement(
                "INSERT INTO algorithm_version (version, state) VALUES (?, 'RETIRED') ON CONFLICT DO NOTHING")) {
            version.setString(1, version());
            version.execute();
        }
        int atOnce = Math.max(1, ROWS_AT_ONCE / commitments);
        owner.setAutoCommit(false);
        for (int from = 0; from < deals; from += atOnce) {
            fill(owner, from, Math.min(deals, from + atOnce));
            owner.commit();
        }
        owner.setAutoCommit(true);
    }

    private void fill(Connection owner, int from, int to) throws SQLException, IOException {
        StringBuilder dealRows = new StringBuilder();
        StringBuilder commitmentRows = new StringBuilder();
        StringBuilder allocationRows = new StringBuilder();
        StringBuilder lineRows = new StringBuilder();
        for (int number = from; number < to; number++) {
            Generated deal = deal(number);
            UUID allocation = UUID.nameUUIDFromBytes(deal.id().getBytes(StandardCharsets.UTF_8));
            dealRows.append(
                    "%s\tGenerated deal\tUSD\t1\t%d\t2024-02-01\t2024-02-02\t2024-03-01\tZERO_HISTORY_LAST\t1\t0\t%s%n"
                            .formatted(deal.id(), deal.book().onOffer(), version()));
            allocationRows.append("%s\t%s\tIMPORTED\tPUBLISHED\t%s\tgenerated\tgenerated\tnobody\t%s\tnobody\t%s%n"
                    .formatted(allocation, deal.id(), version(), FIRST_DAY, FIRST_DAY));
            deal.book().commitments().forEach(one -> append(commitmentRows, deal.id(), one));
            deal.booked().shares().forEach(one -> append(lineRows, allocation, one));
        }
        CopyManager copy = owner.unwrap(PGConnection.class).getCopyAPI();
        copy(
                copy,
                "deal (deal_id, name, currency, unit_price, on_offer_minor, closed_on, funded_on,"
                        + " correction_window_ends_on, zero_history, lot_minor, minimum_minor, algorithm_version)",
                dealRows);
        copy(
                copy,
                "commitment (deal_id, investor_id, requested_minor, weight_minor, limit_minor, limit_kind,"
                        + " committed_at)",
                commitmentRows);
        copy(
                copy,
                "allocation (allocation_id, deal_id, origin, state, algorithm_version, inputs_digest, lines_digest,"
                        + " staged_by, staged_at, published_by, published_at)",
                allocationRows);
        copy(copy, "allocation_line (allocation_id, investor_id, given_minor, cap_minor)", lineRows);
        putInForce(owner);
    }

    private void putInForce(Connection owner) throws SQLException {
        try (PreparedStatement inForce = owner.prepareStatement("""
                UPDATE deal d SET book_digest = 'generated', allocation_in_force = a.allocation_id
                FROM allocation a WHERE a.deal_id = d.deal_id AND d.algorithm_version = ? AND d.allocation_in_force IS NULL
                """)) {
            inForce.setString(1, version());
            inForce.execute();
        }
    }

    private static void append(StringBuilder rows, String deal, Commitment one) {
        rows.append(deal)
                .append('\t')
                .append(one.investor())
                .append('\t')
                .append(one.requested())
                .append('\t')
                .append(one.weight())
                .append('\t')
                .append(one.limit()
                        .map(limit -> limit.amount() + "\t" + limit.kind())
                        .orElse("\\N\t\\N"))
                .append('\t')
                .append(one.committedAt())
                .append('\n');
    }

    private static void append(StringBuilder rows, UUID allocation, Share one) {
        rows.append(allocation)
                .append('\t')
                .append(one.investor())
                .append('\t')
                .append(one.given())
                .append('\t')
                .append(one.cap())
                .append('\n');
    }

    private static void copy(CopyManager copy, String target, StringBuilder rows) throws SQLException, IOException {
        copy.copyIn(
                "COPY %s FROM STDIN".formatted(target),
                new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
