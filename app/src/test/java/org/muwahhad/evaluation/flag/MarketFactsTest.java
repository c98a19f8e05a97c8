package org.muwahhad.evaluation.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rankings of many tenders are gone through once for all signs of a tender. */
class MarketFactsTest {
  private final List<String> asked = new ArrayList<>();

  private final MarketQueries queries =
      new MarketQueries() {
        @Override
        public List<BidderRecord> listBidders(long tenderId, int most) {
          asked.add("bidders of " + tenderId + " and " + most);
          return List.of(new BidderRecord(3, 4, 0, 4, 1));
        }

        @Override
        public List<BuyerRecord> listBuyers(long tenderId, int most) {
          throw new AssertionError("No sign of the test asks for buyers");
        }

        @Override
        public List<LotGap> listGaps(long tenderId, int most) {
          asked.add("gaps of " + tenderId + " and " + most);
          return List.of();
        }

        @Override
        public List<GoodsRecord> listGoods(long tenderId, int most, int least) {
          throw new AssertionError("No sign of the test asks for goods");
        }
      };

  @Test
  void nothing_is_read_before_a_sign_asks_and_nothing_twice() {
    MarketFacts facts = new MarketFacts(queries, 7);
    assertThat(asked).isEmpty();

    assertThat(facts.bidders()).isEqualTo(facts.bidders()).hasSize(1);
    assertThat(facts.gaps()).isEqualTo(facts.gaps()).isEmpty();

    assertThat(asked).containsExactly("bidders of 7 and 1000", "gaps of 7 and 1000");
  }
}
