package org.muwahhad.catalog.item;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * An item in a list, as its newest revision has it.
 *
 * @param revisionId number of the newest revision
 * @param benchmarkPrice reference price of one unit, without VAT; null for readers who may not know
 *     it
 * @param benchmarkCurrency its currency, ISO 4217, or null
 * @param imageId the photograph that lists show, or null
 */
public record ItemRow(
    String code,
    long revisionId,
    int revisionNumber,
    ItemKind kind,
    ItemStatus status,
    String nameAr,
    String nameEn,
    String categoryCode,
    String categoryNameAr,
    String categoryNameEn,
    String unitCode,
    String unitNameAr,
    String unitNameEn,
    @Nullable BigDecimal benchmarkPrice,
    @Nullable String benchmarkCurrency,
    @Nullable Long imageId) {

  public Bilingual name() {
    return new Bilingual(nameAr, nameEn);
  }

  public Bilingual categoryName() {
    return new Bilingual(categoryNameAr, categoryNameEn);
  }

  public Bilingual unitName() {
    return new Bilingual(unitNameAr, unitNameEn);
  }

  public @Nullable Money benchmark() {
    return benchmarkPrice == null || benchmarkCurrency == null
        ? null
        : new Money(benchmarkPrice, benchmarkCurrency);
  }
}
