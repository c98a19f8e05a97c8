package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedPrice;

class AmendmentTermsTest {
  private final AmendmentTerms terms = price("99.5");

  @Test
  void both_sides_sign_every_word_where_it_stands() {
    assertThat(digest(terms, "A|B", "C")).isNotEqualTo(digest(terms, "A", "B|C"));
  }

  @Test
  void a_number_is_the_same_however_many_zeros_it_ends_with() {
    assertThat(digest(price("99.500"), "A", "B")).isEqualTo(digest(terms, "A", "B"));
    assertThat(digest(price("99.6"), "A", "B")).isNotEqualTo(digest(terms, "A", "B"));
  }

  private static AmendmentTerms price(String after) {
    return AmendmentTerms.ofPrices(
        null, List.of(new AmendedPrice(new BigDecimal("100"), 7, new BigDecimal(after))));
  }

  private static String digest(AmendmentTerms terms, String document, String reason) {
    return terms.digest(
        "FA-1", 1, AgreementChange.PRICE, LocalDate.parse("2027-01-01"), document, reason);
  }
}
