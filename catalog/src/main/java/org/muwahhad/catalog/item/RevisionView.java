package org.muwahhad.catalog.item;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * The newest revision of an item, with what an officer must know before asking for it.
 *
 * @param id number of the revision
 * @param number its place among the item's revisions, from 1
 * @param unitCode UN/ECE Recommendation 20 code
 * @param categoryCode CPV code without check digit
 * @param benchmarkPrice reference price of one unit, without VAT; not for bidders' eyes
 * @param benchmarkCurrency its currency, ISO 4217
 * @param itemStatus whether the item still takes demand
 */
@Introspected
@MappedEntity("item_revision")
public record RevisionView(
    @Id long id,
    long itemId,
    String itemCode,
    int number,
    ItemKind kind,
    @Relation(EMBEDDED) Bilingual name,
    String unitCode,
    @Relation(EMBEDDED) Bilingual unitName,
    String categoryCode,
    BigDecimal benchmarkPrice,
    String benchmarkCurrency,
    LocalDate benchmarkDate,
    ItemStatus itemStatus) {
  public Money benchmark() {
    return new Money(benchmarkPrice, benchmarkCurrency);
  }
}
