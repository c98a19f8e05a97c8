package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Texts;

/**
 * What entities and states have of an agreement comes to what the award pays, however they order.
 */
class WorthTest {
  private static final List<String> STATES = List.of("AE", "AE", "KW", "OM", "OM", "OM", "SA");

  @Property
  void the_parts_of_all_come_to_the_award_and_nothing_is_left_where_no_unit_is(
      @ForAll @Size(7) List<@IntRange(min = 1, max = 900_000) Integer> thousandths,
      @ForAll @Size(7) List<@IntRange(min = 0, max = 100) Integer> orderedPercent,
      @ForAll @IntRange(min = 1, max = 9_999_999) int price) {
    List<AgreementQueries.Entitlement> entitlements = new ArrayList<>();
    List<AgreementOrderQueries.OrderedLine> orders = new ArrayList<>();
    BigDecimal unitPrice = BigDecimal.valueOf(price, 4);
    BigDecimal earlier = BigDecimal.ZERO;
    BigDecimal all = BigDecimal.ZERO;
    for (int i = 0; i < thousandths.size(); i++) {
      BigDecimal quantity = BigDecimal.valueOf(thousandths.get(i), 3);
      BigDecimal called =
          quantity
              .multiply(BigDecimal.valueOf(orderedPercent.get(i), 2))
              .setScale(3, RoundingMode.DOWN);
      entitlements.add(entitlement(i, quantity, called, unitPrice, BigDecimal.ZERO));
      BigDecimal before = Money.rounded(earlier, "SAR").amount();
      earlier = earlier.add(called.multiply(unitPrice));
      BigDecimal net = Money.rounded(earlier, "SAR").amount().subtract(before);
      orders.add(order(i, called, called, unitPrice, net));
      all = all.add(quantity);
    }

    Map<Worth.EntitledItem, Worth> worth = Worth.of(entitlements, orders);

    assertThat(sum(worth, Worth::entitled))
        .isEqualTo(Money.rounded(all.multiply(unitPrice), "SAR"));
    assertThat(sum(worth, Worth::ordered)).isEqualTo(Money.rounded(earlier, "SAR"));
    for (AgreementQueries.Entitlement one : entitlements) {
      Worth own = Objects.requireNonNull(worth.get(new Worth.EntitledItem(one.entityId(), 1)));
      assertThat(own.accepted()).as("all of it was accepted").isEqualTo(own.ordered());
      assertThat(own.left().amount().signum()).isGreaterThanOrEqualTo(0);
      if (one.left().signum() == 0) {
        assertThat(own.left().amount()).isEqualByComparingTo("0");
      }
    }
    assertThat(Spend.byState(entitlements, worth).stream().map(Spend::entitled).reduce(Money::plus))
        .contains(sum(worth, Worth::entitled));
    Spend together = Spend.together(Spend.byState(entitlements, worth));
    assertThat(together.entitled()).isEqualTo(sum(worth, Worth::entitled));
    assertThat(together.ordered()).isEqualTo(sum(worth, Worth::ordered));
  }

  @Test
  void the_share_ordered_is_rounded_as_other_percentages_are() {
    Money two = Money.rounded(new BigDecimal("2"), "SAR");
    Money three = Money.rounded(new BigDecimal("3"), "SAR");
    Spend spend = new Spend(new Bilingual("الكويت", "Kuwait"), three, two, Money.zero("SAR"));

    assertThat(Texts.in(Language.EN).difference(spend.shareOrdered())).isEqualTo("66.7%");
  }

  @Test
  void what_a_mini_competition_saved_is_taken_off_before_the_rounding() {
    // 3 at 33.335 are 100.005 riyals; less 0.004 they are 100.001.
    Worth worth =
        Worth.of(
                List.of(
                    entitlement(
                        0,
                        new BigDecimal("3"),
                        new BigDecimal("2"),
                        new BigDecimal("33.335"),
                        new BigDecimal("0.004"))),
                List.of(
                    order(
                        0,
                        new BigDecimal("2"),
                        BigDecimal.ONE,
                        new BigDecimal("33.333"),
                        new BigDecimal("66.67"))))
            .get(new Worth.EntitledItem(0, 1));

    assertThat(Objects.requireNonNull(worth).entitled()).isEqualTo(money("100.00"));
    assertThat(worth.ordered()).isEqualTo(money("66.67"));
    assertThat(worth.left()).isEqualTo(money("33.33"));
    assertThat(worth.accepted()).as("half of what the order comes to").isEqualTo(money("33.34"));
  }

  @Test
  void where_no_unit_is_left_nothing_is_left_though_cancelled_orders_left_a_coin() {
    BigDecimal quantity = new BigDecimal("0.4");
    Worth worth =
        Worth.of(
                List.of(entitlement(0, quantity, quantity, BigDecimal.ONE, BigDecimal.ZERO)),
                List.of(order(0, quantity, quantity, BigDecimal.ONE, new BigDecimal("0.39"))))
            .get(new Worth.EntitledItem(0, 1));

    assertThat(Objects.requireNonNull(worth).left()).isEqualTo(money("0.00"));
    assertThat(worth.entitled()).isEqualTo(money("0.39"));
  }

  private static Money money(String amount) {
    return new Money(new BigDecimal(amount), "SAR");
  }

  private static Money sum(Map<Worth.EntitledItem, Worth> worth, Function<Worth, Money> figure) {
    return worth.values().stream().map(figure).reduce(Money::plus).orElseThrow();
  }

  private static AgreementQueries.Entitlement entitlement(
      int entity, BigDecimal quantity, BigDecimal called, BigDecimal price, BigDecimal saved) {
    String state = STATES.get(entity);
    return new AgreementQueries.Entitlement(
        1,
        entity,
        new Bilingual("جهة", "Entity"),
        state,
        new Bilingual(state, state),
        "HW-1",
        new Bilingual("صنف", "Item"),
        new Bilingual("قطعة", "piece"),
        quantity,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        called,
        called,
        saved,
        saved,
        price,
        "SAR");
  }

  private static AgreementOrderQueries.OrderedLine order(
      int entity, BigDecimal quantity, BigDecimal accepted, BigDecimal price, BigDecimal net) {
    return new AgreementOrderQueries.OrderedLine(
        entity,
        "CO-" + entity,
        1,
        entity,
        new Bilingual("جهة", "Entity"),
        new Bilingual("شخص", "Person"),
        Instant.EPOCH,
        "HW-1",
        new Bilingual("صنف", "Item"),
        new Bilingual("قطعة", "piece"),
        quantity,
        accepted,
        price,
        "SAR",
        net,
        OrderStatus.PLACED);
  }
}
