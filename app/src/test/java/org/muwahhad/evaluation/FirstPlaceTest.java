package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.muwahhad.shared.Money;

/**
 * What would put a bid first is tried on the ranking: with the changed figure it is first, and with
 * one step less of a change it is not.
 */
class FirstPlaceTest {
  private static final BigDecimal RATE = new BigDecimal("12.214984");
  private static final BigDecimal SCORE_STEP = new BigDecimal("0.01");

  @Property(tries = 200)
  void at_the_price_found_the_bid_is_first_and_a_coin_above_it_is_not(
      @ForAll("offers") List<LotBid> offers, @ForAll boolean weighsQuality) {
    FirstPlace place = place(offers, weighsQuality);
    for (LotBid bid : behind(place)) {
      BigDecimal coin = BigDecimal.ONE.movePointLeft(Money.decimals(bid.total().currency()));
      Optional<Money> price = place.price(bid);

      assertThat(isFirst(place, priced(bid, price.map(Money::amount).orElse(coin))))
          .isEqualTo(price.isPresent());
      price.ifPresent(
          p -> {
            assertThat(p.amount()).isLessThan(bid.total().amount());
            assertThat(isFirst(place, priced(bid, p.amount().add(coin)))).isFalse();
          });
    }
  }

  @Property(tries = 200)
  void with_the_score_found_the_bid_is_first_and_a_hundredth_below_it_is_not(
      @ForAll("offers") List<LotBid> offers) {
    FirstPlace place = place(offers, true);
    for (LotBid bid : behind(place)) {
      Optional<BigDecimal> score = place.score(bid);

      assertThat(isFirst(place, bid.with(score.orElse(Scoring.HUNDRED))))
          .isEqualTo(score.isPresent());
      score.ifPresent(
          s -> {
            assertThat(s).isGreaterThan(bid.technical());
            assertThat(isFirst(place, bid.with(s.subtract(SCORE_STEP)))).isFalse();
          });
    }
  }

  private static boolean isFirst(FirstPlace place, LotBid changed) {
    List<LotBid> others =
        place.offers().stream().map(o -> o.bidId() == changed.bidId() ? changed : o).toList();
    return place.ranking().rank(others).get(0).offer().bidId() == changed.bidId();
  }

  private static List<LotBid> behind(FirstPlace place) {
    return place.ranking().rank(place.offers()).stream()
        .filter(r -> r.position() != null && r.position() > 1)
        .map(RankedBid::offer)
        .toList();
  }

  private static FirstPlace place(List<LotBid> offers, boolean weighsQuality) {
    return new FirstPlace(
        new LotRanking(
            new RankingRules(
                weighsQuality,
                new BigDecimal("70"),
                BigDecimal.TEN,
                new BigDecimal("60"),
                new BigDecimal("40"),
                new LowPrice(new BigDecimal("40"), new BigDecimal("30"))),
            "seed"),
        offers,
        FirstPlaceTest::converted);
  }

  private static LotBid priced(LotBid bid, BigDecimal amount) {
    Money total = new Money(amount, bid.total().currency());
    return bid.at(total, converted(total));
  }

  private static Money converted(Money total) {
    return total.currency().equals("SAR")
        ? total
        : Money.rounded(total.amount().multiply(RATE), "SAR");
  }

  @Provide
  Arbitrary<List<LotBid>> offers() {
    Arbitrary<BigDecimal> riyals =
        Arbitraries.bigDecimals().between(new BigDecimal("100"), new BigDecimal("160")).ofScale(2);
    Arbitrary<BigDecimal> technical =
        Arbitraries.bigDecimals().between(new BigDecimal("68"), new BigDecimal("99")).ofScale(3);
    return Combinators.combine(
            riyals, technical, Arbitraries.of(true, false), Arbitraries.of(true, false))
        .as(
            (price, points, gcc, dinar) -> {
              Money total =
                  dinar
                      ? Money.rounded(price.movePointLeft(1), "KWD")
                      : Money.rounded(price, "SAR");
              return new LotBid(
                  0, "", gcc, null, true, true, points, total, converted(total), null, null);
            })
        .list()
        .ofMinSize(2)
        .ofMaxSize(6)
        .map(NumberedBids::of);
  }
}
