package org.muwahhad.tender.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lot 1 has the items 11 and 12, lot 2 the item 21; suppliers are 7 and 8. */
class AgreementCoverTest {
  private static final Map<Long, Set<Long>> LOTS = Map.of(1L, Set.of(11L, 12L), 2L, Set.of(21L));

  @Test
  void a_supplier_competes_for_a_lot_by_one_agreement_that_covers_all_of_it() {
    assertThat(
            AgreementCover.of(
                List.of(
                    match(11, 1, 7, 100, 901, true),
                    match(12, 1, 7, 100, 902, true),
                    match(11, 1, 8, 200, 911, true),
                    match(12, 1, 8, 201, 912, true),
                    match(21, 2, 8, 200, 913, false)),
                LOTS))
        .extracting(m -> m.supplierId() + " " + m.lotItemId() + " by " + m.agreementId())
        .containsExactly("7 11 by 100", "7 12 by 100", "8 21 by 200");
  }

  @Test
  void of_several_agreements_the_oldest_that_covers_the_lot_counts() {
    assertThat(
            AgreementCover.of(
                List.of(
                    match(11, 1, 7, 99, 800, true),
                    match(11, 1, 7, 100, 901, true),
                    match(12, 1, 7, 100, 902, true),
                    match(11, 1, 7, 101, 903, true),
                    match(12, 1, 7, 101, 904, true)),
                LOTS))
        .extracting(AgreementCeilingQueries.Match::agreementId)
        .containsOnly(100L);
  }

  @Test
  void an_item_of_an_agreement_stands_for_one_item_and_first_for_its_own_revision() {
    assertThat(
            AgreementCover.of(
                List.of(
                    match(11, 1, 7, 100, 901, false),
                    match(11, 1, 7, 100, 902, false),
                    match(12, 1, 7, 100, 901, true),
                    match(12, 1, 7, 100, 902, false),
                    match(21, 2, 7, 100, 901, true)),
                LOTS))
        .extracting(m -> m.lotItemId() + " from " + m.agreementItemId())
        .containsExactly("11 from 902", "12 from 901");
  }

  private static AgreementCeilingQueries.Match match(
      long item, long lot, long supplier, long agreement, long agreementItem, boolean same) {
    return new AgreementCeilingQueries.Match(
        item, lot, supplier, agreement, agreementItem, BigDecimal.TEN, "SAR", same);
  }
}
