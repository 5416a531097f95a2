package makewhole.platform.money;

/** Money on the wire: {@code {"amount":"97.97","currency":"USD"}}. */
public record MoneyBody(String amount, String currency) {
    public static MoneyBody of(Money money) {
        return new MoneyBody(money.amount(), money.currency().getCurrencyCode());
    }

    /**
     * The money it says.
     *
     * @throws AmountRefusedException if one of both is missing, the currency is unknown or the amount is not one of it
     */
    public Money toMoney() {
        if (currency == null) {
            throw new UnknownCurrencyException("there is no currency beside the amount");
        }
        if (amount == null) {
            throw new AmountRefusedException("there is no amount beside the currency");
        }
        return Money.parse(amount, Currencies.of(currency));
    }
}
