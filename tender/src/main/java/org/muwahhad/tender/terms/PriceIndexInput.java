package org.muwahhad.tender.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * The index that prices may follow, as a buyer names it. Where nothing is filled in, prices follow
 * none.
 *
 * @param source who publishes it, and where
 * @param baseOn day or first day of the month of the base value
 */
public record PriceIndexInput(
    @Nullable Bilingual name,
    @Nullable Bilingual source,
    @Nullable LocalDate baseOn,
    @Nullable BigDecimal baseValue) {

  /** Whether nothing is filled in. */
  boolean isEmpty() {
    return isEmpty(words()) && isEmpty(publisher()) && baseOn == null && baseValue == null;
  }

  /** The name as it is kept. */
  Bilingual words() {
    return stripped(name);
  }

  /** The publisher as it is kept. */
  Bilingual publisher() {
    return stripped(source);
  }

  private static boolean isEmpty(Bilingual text) {
    return text.ar().isEmpty() && text.en().isEmpty();
  }

  private static Bilingual stripped(@Nullable Bilingual text) {
    Bilingual typed = Bilingual.orEmpty(text);
    return new Bilingual(typed.ar().strip(), typed.en().strip());
  }
}
