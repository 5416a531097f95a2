package makewhole.allocation.proration;

/** {@code proration-2}: the rule as it stands. */
record ProrationTwo() implements Algorithm {
    private static final VersionName VERSION = new VersionName("proration-2");

    @Override
    public VersionName version() {
        return VERSION;
    }

    @Override
    public Result allocate(Book book) {
        return Proration.of(book);
    }
}
