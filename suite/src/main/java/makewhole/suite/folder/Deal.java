package makewhole.suite.folder;

import java.time.LocalDate;

/** As much of a row of {@code deals.csv} as the story needs before the services have read and checked it. */
public record Deal(String id, String currency, LocalDate closedOn, LocalDate windowEndsOn, String algorithmVersion) {}
