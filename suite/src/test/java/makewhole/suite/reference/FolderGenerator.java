package makewhole.suite.reference;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import makewhole.suite.reference.FolderSettings.Valuations;
import makewhole.suite.reference.PastDeal.Distribution;
import makewhole.suite.reference.PastDeal.Valuation;

/** Writes a folder as a firm would export it, with the right answer beside it; the same seed gives the same folder. */
public final class FolderGenerator {
    static final LocalDate DISCOVERED_ON = LocalDate.parse("2026-06-15");

    /** Whatever is paid out is paid out before its deal was valued: a plan takes no older value. */
    private static final int LATEST_VALUE_DAYS_BEFORE = 30;

    private static final LocalDate PAYMENT_DATE = LocalDate.parse("2026-06-29");
    private static final int INVESTORS = 60;

    private final FolderSettings settings;
    private final SplittableRandom random;

    private FolderGenerator(FolderSettings settings) {
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed());
    }

    /** Writes the folder; gives the ids of its wrong deals whose window is closed. */
    public static List<String> write(FolderSettings settings, Path folder) {
        FolderGenerator generator = new FolderGenerator(settings);
        List<PastDeal> deals = generator.deals();
        try {
            Files.createDirectories(folder);
            generator.write(deals, folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return deals.stream()
                .filter(deal -> !deal.isOpenOn(DISCOVERED_ON) && isWrong(deal))
                .map(PastDeal::id)
                .toList();
    }

    private List<PastDeal> deals() {
        List<PastDeal> deals = new ArrayList<>();
        boolean oneLacks = settings.valuations() == Valuations.ONE_IS_MISSING;
        for (int i = 1; i <= settings.deals(); i++) {
            boolean open = settings.openEvery() > 0 && i % settings.openEvery() == 0;
            boolean wrong = settings.wrongEvery() > 0 && i % settings.wrongEvery() == 0;
            PastDeal deal = deal(i, open, wrong, wrong && !open && oneLacks);
            oneLacks = oneLacks && !(wrong && !open);
            deals.add(deal);
        }
        return deals;
    }

    private PastDeal deal(int number, boolean open, boolean wrong, boolean lacksValuation) {
        String currency =
                settings.currencies().get(number % settings.currencies().size());
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        BigDecimal unitPrice =
                settings.unitPrices().get(number % settings.unitPrices().size());
        LocalDate closedOn = open
                ? DISCOVERED_ON.minusDays(random.nextInt(3, 25))
                : DISCOVERED_ON.minusDays(random.nextInt(60, 1_200));
        LocalDate fundedOn = closedOn.plusDays(random.nextInt(0, 3));
        List<Ask> asks = asks(closedOn, digits);
        long wanted = asks.stream().mapToLong(Ask::cap).sum();
        long onOffer = Math.max(1, wanted * random.nextInt(30, 90) / 100);
        Map<String, Long> right = PlainProration.right(asks, onOffer);
        boolean needed = wrong && !open;
        boolean valued = settings.valuations() == Valuations.ALL || (needed && !lacksValuation);
        return new PastDeal(
                "G-%s-%03d".formatted(currency, number),
                "Generated, deal \"%d\"".formatted(number),
                currency,
                digits,
                unitPrice,
                onOffer,
                closedOn,
                fundedOn,
                closedOn.plusDays(30),
                number % 2 == 0 ? "house-rule-7" : settings.suspect(),
                asks,
                open ? List.of() : distributions(fundedOn, unitPrice),
                valued ? Optional.of(valuation(unitPrice)) : Optional.empty(),
                wrong ? wronged(asks, right) : right);
    }

    private List<Ask> asks(LocalDate closedOn, int digits) {
        long unit = digits == 0 ? 1 : digits == 2 ? 100 : 1_000;
        TreeSet<Integer> investors = new TreeSet<>();
        int size = random.nextInt(6, 30);
        while (investors.size() < size) {
            investors.add(random.nextInt(1, INVESTORS + 1));
        }
        List<Ask> asks = new ArrayList<>();
        for (int investor : investors) {
            long requested = random.nextLong(1, 5_000) * 10 * unit + random.nextLong(unit);
            long weight = random.nextInt(7) == 0 ? 0 : random.nextLong(1, 3_000 * unit);
            boolean limited = random.nextInt(3) == 0;
            Optional<Long> limit = limited ? Optional.of(random.nextLong(1, 2 * requested + 2)) : Optional.empty();
            asks.add(new Ask(
                    "INV-%05d".formatted(investor),
                    requested,
                    weight,
                    limit,
                    limited ? (random.nextBoolean() ? "STATUTORY" : "CONTRACTUAL") : "",
                    committedAt(closedOn)));
        }
        return asks;
    }

    /** Few different instants, so that ties are broken by the investor's id too. */
    private Instant committedAt(LocalDate closedOn) {
        return Instant.parse(
                "%sT%02d:00:00Z".formatted(closedOn.minusDays(random.nextInt(1, 9)), random.nextInt(8, 12)));
    }

    private List<Distribution> distributions(LocalDate fundedOn, BigDecimal unitPrice) {
        List<Distribution> distributions = new ArrayList<>();
        LocalDate day = fundedOn;
        for (int i = random.nextInt(0, 3); i > 0; i--) {
            day = day.plusDays(random.nextInt(10, 300));
            if (day.isBefore(DISCOVERED_ON.minusDays(LATEST_VALUE_DAYS_BEFORE))) {
                distributions.add(new Distribution(day, perUnit(unitPrice, 1, 40), i == 1 ? "PARTIAL_EXIT" : "INCOME"));
            }
        }
        return distributions;
    }

    private Valuation valuation(BigDecimal unitPrice) {
        return new Valuation(
                DISCOVERED_ON.minusDays(random.nextInt(1, LATEST_VALUE_DAYS_BEFORE)),
                perUnit(unitPrice, 0, 250),
                perUnit(unitPrice, 0, 6),
                BigDecimal.valueOf(random.nextInt(0, 26), 2));
    }

    private BigDecimal perUnit(BigDecimal unitPrice, int leastPercent, int mostPercent) {
        return unitPrice.multiply(BigDecimal.valueOf(random.nextInt(leastPercent, mostPercent + 1), 2));
    }

    /** Takes from some and gives to others, beyond caps too; what was given in all stays the same. */
    private Map<String, Long> wronged(List<Ask> asks, Map<String, Long> right) {
        Map<String, Long> booked = new HashMap<>(right);
        List<Ask> givers = asks.stream()
                .sorted(Comparator.comparing((Ask ask) -> booked.getOrDefault(ask.investor(), 0L))
                        .reversed())
                .limit(Math.max(1, asks.size() / 3))
                .toList();
        List<String> takers = new ArrayList<>(asks.stream()
                .filter(ask -> !givers.contains(ask))
                .map(Ask::investor)
                .toList());
        Collections.reverse(takers);
        for (int i = 0; i < givers.size(); i++) {
            String giver = givers.get(i).investor();
            long held = booked.getOrDefault(giver, 0L);
            long moved = Math.max(1, held * random.nextInt(1, 40) / 100);
            booked.merge(giver, -moved, Long::sum);
            booked.merge(takers.get(i % takers.size()), moved, Long::sum);
        }
        return booked;
    }

    private static boolean isWrong(PastDeal deal) {
        return !PlainProration.right(deal.asks(), deal.onOffer()).equals(deal.booked());
    }

    private void write(List<PastDeal> deals, Path folder) throws IOException {
        List<String> dealRows = new ArrayList<>(
                List.of(
                        "deal_id,name,currency,unit_price,allocation_amount,closed_on,funded_on,correction_window_ends_on,algorithm_version"));
        List<String> commitments =
                new ArrayList<>(List.of("deal_id,investor_id,requested,average,limit,limit_kind,committed_at,booked"));
        List<String> distributions = new ArrayList<>(List.of("deal_id,paid_on,per_unit,kind"));
        List<String> valuations =
                new ArrayList<>(List.of("deal_id,valued_on,residual_value_per_unit,fee_per_unit,carry_rate"));
        for (PastDeal deal : deals) {
            dealRows.add(String.join(
                    ",",
                    deal.id(),
                    "\"%s\"".formatted(deal.name().replace("\"", "\"\"")),
                    deal.currency(),
                    deal.unitPrice().toPlainString(),
                    PlainRemedy.text(deal, deal.onOffer()),
                    deal.closedOn().toString(),
                    deal.fundedOn().toString(),
                    deal.windowEndsOn().toString(),
                    deal.version()));
            for (Ask ask : deal.asks()) {
                commitments.add(String.join(
                        ",",
                        deal.id(),
                        ask.investor(),
                        PlainRemedy.text(deal, ask.requested()),
                        PlainRemedy.text(deal, ask.weight()),
                        ask.limit().map(limit -> PlainRemedy.text(deal, limit)).orElse(""),
                        ask.limitKind(),
                        ask.committedAt().toString(),
                        PlainRemedy.text(deal, deal.bookedOf(ask.investor()))));
            }
            deal.distributions()
                    .forEach(one -> distributions.add(String.join(
                            ",",
                            deal.id(),
                            one.paidOn().toString(),
                            one.perUnit().toPlainString(),
                            one.kind())));
            deal.valuation()
                    .ifPresent(one -> valuations.add(String.join(
                            ",",
                            deal.id(),
                            one.valuedOn().toString(),
                            one.residualPerUnit().toPlainString(),
                            one.feePerUnit().toPlainString(),
                            one.carry().toPlainString())));
        }
        Files.write(folder.resolve("deals.csv"), dealRows);
        Files.write(folder.resolve("commitments.csv"), commitments);
        Files.write(folder.resolve("distributions.csv"), distributions);
        Files.write(folder.resolve("valuations.csv"), valuations);
        Files.write(folder.resolve("investors.csv"), investors());
        json(folder.resolve("incident.json"), incident(deals));
        if (settings.valuations() != Valuations.ONE_IS_MISSING) {
            Optional<LocalDate> idle = settings.idleCashReturned().equals("AT_CLOSE")
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(settings.idleCashReturned()));
            PlainRemedy remedy = new PlainRemedy(new PlainInterest(), DISCOVERED_ON, PAYMENT_DATE, idle);
            json(folder.resolve("expected.json"), new PlainAnswer(remedy, DISCOVERED_ON).of(deals));
        }
    }

    /** Only what must be there, and what this folder does differently. */
    private Map<String, Object> incident(List<PastDeal> deals) {
        Map<String, Object> incident = new LinkedHashMap<>();
        incident.put("discoveredOn", DISCOVERED_ON.toString());
        incident.put("paymentDate", PAYMENT_DATE.toString());
        incident.put("suspectedAlgorithm", settings.suspect());
        if (settings.seed() % 2 == 0) {
            incident.put("title", "Generated incident of seed " + settings.seed());
            incident.put("reportedDeals", List.of(deals.getFirst().id()));
        }
        if (!settings.idleCashReturned().equals("AT_CLOSE")) {
            incident.put("idleCashReturned", settings.idleCashReturned());
        }
        return incident;
    }

    private static List<String> investors() {
        List<String> rows =
                new ArrayList<>(List.of("investor_id,legal_name,email,locale,country,account_kind,account,routing"));
        for (int i = 1; i <= INVESTORS; i++) {
            String account =
                    i % 2 == 0 ? "FR,IBAN,FR1420041010050500013M02606," : "US,US_ABA,%09d,021000021".formatted(i);
            rows.add("INV-%05d,\"O'Neil, Zoë %d\",investor.%d@investors.example,%s,%s"
                    .formatted(i, i, i, i % 2 == 0 ? "fr-FR" : "en-US", account));
        }
        return rows;
    }

    private static void json(Path file, Object value) throws IOException {
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }
}
