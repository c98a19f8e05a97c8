package org.muwahhad.reports.balance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.balance.BalanceReport.Agreement;
import org.muwahhad.reports.balance.BalanceReport.Alert;
import org.muwahhad.reports.balance.BalanceReport.AlertKind;
import org.muwahhad.reports.balance.BalanceReport.Balance;
import org.muwahhad.reports.balance.BalanceReport.TransferStage;

/** Statements of balances to print. */
public final class BalanceSamples {
  private static final Bilingual PIECE = new Bilingual("قطعة", "piece");
  private static final BalanceReport.Entity ENTITY =
      new BalanceReport.Entity(
          "KW-MOH",
          new Bilingual("وزارة الصحة", "Ministry of Health"),
          new Bilingual("الكويت", "Kuwait"));

  private BalanceSamples() {}

  public static List<Sample<?>> all() {
    BalanceTemplate template = new BalanceTemplate();
    return List.of(
        new Sample<>("balance-small", template, statement(true, 1, 1)),
        new Sample<>("balance-state", template, statement(false, 2, 3)),
        new Sample<>("balance-large", template, statement(false, 8, 6)),
        new Sample<>("balance-nasty", template, nasty()),
        new Sample<>("balance-none", template, report(true, ENTITY.name(), List.of(), List.of())),
        new Sample<>("balance-all-states", template, allStates()));
  }

  static BalanceReport statement(boolean ofEntity, int agreements, int entities) {
    return report(
        ofEntity,
        ofEntity ? ENTITY.name() : new Bilingual("دولة الكويت", "State of Kuwait"),
        IntStream.rangeClosed(1, agreements).mapToObj(a -> agreement(a, entities)).toList(),
        List.of(
            alert(AlertKind.USED_UP, new BigDecimal("100"), null, null, null),
            alert(AlertKind.MOSTLY_USED, new BigDecimal("83.4"), null, null, null),
            alert(
                AlertKind.ENDS_SOON,
                null,
                null,
                Money.of("43210.50", "USD"),
                LocalDate.of(2027, 3, 1)),
            alert(AlertKind.NOT_ACCEPTED, null, new BigDecimal("3"), null, null),
            alert(AlertKind.TRANSFER_WAITS, null, new BigDecimal("25"), null, null)));
  }

  private static Alert alert(
      AlertKind kind,
      @Nullable BigDecimal percent,
      @Nullable BigDecimal quantity,
      @Nullable Money worth,
      @Nullable LocalDate day) {
    return new Alert(kind, "FA-2026-004-1", ENTITY.name(), percent, quantity, worth, day);
  }

  private static BalanceReport.Entity entity(int e) {
    return e == 0
        ? ENTITY
        : new BalanceReport.Entity(
            "KW-PHA-" + e,
            new Bilingual("هيئة الصحة العامة " + e, "Public health authority " + e),
            ENTITY.state());
  }

  /** Six ministries of one name. */
  static BalanceReport allStates() {
    Agreement one = agreement(1, 1);
    Agreement of =
        new Agreement(
            one.number(),
            one.lot(),
            one.supplier(),
            one.startsOn(),
            one.endsOn(),
            one.currency(),
            IntStream.range(0, 6)
                .mapToObj(s -> balance(namesake(s), 7 * s, one.currency()))
                .toList(),
            List.of(order(namesake(2), 1, 0), order(namesake(5), 1, 2)),
            List.of(),
            List.of(delivery(namesake(5), 1, 0)));
    return new BalanceReport(
        "FA-2026-004-1",
        new Bilingual("جميع الدول", "All states"),
        false,
        true,
        LocalDate.of(2027, 1, 15),
        List.of(of),
        List.of(transfer(namesake(2), namesake(5))),
        List.of(),
        Nasty.ISSUER,
        Instant.parse("2027-01-15T07:00:00Z"),
        Nasty.PROOF);
  }

  private static BalanceReport.Entity namesake(int state) {
    return new BalanceReport.Entity(
        Nasty.STATES.get(state) + "-MOH", ENTITY.name(), Nasty.state(state));
  }

  private static BalanceReport.Transfer transfer(
      BalanceReport.Entity giver, BalanceReport.Entity receiver) {
    return new BalanceReport.Transfer(
        "FA-2026-004-1",
        Nasty.item(0),
        giver,
        receiver,
        new BigDecimal("25"),
        PIECE,
        TransferStage.OFFERED,
        Instant.parse("2027-01-03T07:30:00Z"),
        null);
  }

  private static Agreement agreement(int number, int entities) {
    return new Agreement(
        "FA-2026-004-" + number,
        new Bilingual("الحزمة " + number + ": حواسيب محمولة", "Lot " + number + ": Laptops"),
        new Bilingual("شركة الأفق للتقنية", "Horizon Technology Company"),
        LocalDate.of(2026, 9, 1),
        LocalDate.of(2028, 8, 31),
        number % 3 == 0 ? "SAR" : "USD",
        IntStream.range(0, entities * 4)
            .mapToObj(i -> balance(entity(i / 4), i, number % 3 == 0 ? "SAR" : "USD"))
            .toList(),
        IntStream.range(0, entities * 2).mapToObj(i -> order(entity(i / 2), number, i)).toList(),
        List.of(
            new BalanceReport.CancelledOrder(
                "CO-2026-004-" + number + "-KW-MOH-9",
                entity(0),
                Instant.parse("2026-11-03T07:30:00Z"),
                Instant.parse("2026-11-04T07:30:00Z"),
                "أُمر بضعف الكمية سهوًا")),
        IntStream.range(0, entities).mapToObj(i -> delivery(entity(i), number, i)).toList());
  }

  private static Balance balance(BalanceReport.Entity entity, int i, String currency) {
    Price price = Price.of(i % 4 == 3 ? "1152.0875" : "1245.50", currency);
    return new Balance(
        entity,
        "HW-10" + (10 + i % 4),
        Nasty.item(i),
        PIECE,
        price,
        BigDecimal.valueOf(500),
        BigDecimal.valueOf(i % 2 == 0 ? 25 : -25),
        BigDecimal.valueOf(i % 4 == 0 ? 40 : 0),
        BigDecimal.valueOf(300 + i),
        BigDecimal.valueOf(250),
        BigDecimal.valueOf(247),
        worth(price, (i % 2 == 0 ? 525 : 475) + (i % 4 == 0 ? 40 : 0)),
        worth(price, 300 + i),
        worth(price, 247));
  }

  private static Money worth(Price price, int quantity) {
    return new Money(
        price
            .amount()
            .multiply(BigDecimal.valueOf(quantity))
            .setScale(Money.decimals(price.currency()), RoundingMode.HALF_UP),
        price.currency());
  }

  private static BalanceReport.Order order(BalanceReport.Entity entity, int agreement, int i) {
    return new BalanceReport.Order(
        "CO-2026-00" + agreement + i,
        entity,
        Instant.parse("2026-10-05T07:30:00Z"),
        "HW-1010",
        Nasty.item(i),
        PIECE,
        Price.of("1245.50", "USD"),
        BigDecimal.valueOf(150),
        BigDecimal.valueOf(i % 2 == 0 ? 125 : 0),
        BigDecimal.valueOf(i % 2 == 0 ? 122 : 0),
        i % 2 == 0 ? LocalDate.of(2026, 11, 2) : null,
        Money.of("186825.00", "USD"));
  }

  private static BalanceReport.Delivery delivery(
      BalanceReport.Entity entity, int agreement, int i) {
    return new BalanceReport.Delivery(
        "CO-2026-00" + agreement + i,
        entity,
        LocalDate.of(2026, 11, 2),
        Nasty.item(i),
        PIECE,
        BigDecimal.valueOf(125),
        BigDecimal.valueOf(122),
        "ثلاثة أجهزة وصلت بشاشات مكسورة (S/N 4411–4413).");
  }

  private static BalanceReport nasty() {
    Bilingual name = Nasty.longest("وزارة الصحة ووقاية المجتمع", "Ministry of Health");
    BigDecimal most = new BigDecimal("999999999.125");
    Price price = Price.of("98765.001234567", "KWD");
    Balance balance =
        new Balance(
            new BalanceReport.Entity("KW-MOH", name, name),
            "HW-LAPTOP-0001-X",
            name,
            Nasty.unbroken("unit"),
            price,
            most,
            most.negate().add(BigDecimal.ONE),
            BigDecimal.ZERO,
            BigDecimal.ONE,
            BigDecimal.ONE,
            BigDecimal.ONE,
            worth(price, 1),
            worth(price, 1),
            worth(price, 1));
    return report(
        false,
        name,
        List.of(
            new Agreement(
                "FA-2026-004-1",
                name,
                Nasty.unbroken("Company"),
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 12, 31),
                "KWD",
                List.of(balance),
                List.of(),
                List.of(),
                List.of())),
        List.of(
            new Alert(
                AlertKind.ENDED_WITH_REST,
                "FA-2026-004-1",
                name,
                null,
                null,
                Money.of("987654321012.345", "KWD"),
                LocalDate.of(2026, 12, 31))));
  }

  private static BalanceReport report(
      boolean ofEntity, Bilingual holder, List<Agreement> agreements, List<Alert> alerts) {
    return new BalanceReport(
        ofEntity ? "KW-MOH" : "KW",
        holder,
        ofEntity,
        false,
        LocalDate.of(2027, 1, 15),
        agreements,
        agreements.isEmpty()
            ? List.of()
            : List.of(
                transfer(new BalanceReport.Entity("KW-MOH", holder, ENTITY.state()), entity(2))),
        alerts,
        Nasty.ISSUER,
        Instant.parse("2027-01-15T07:00:00Z"),
        Nasty.PROOF);
  }
}
