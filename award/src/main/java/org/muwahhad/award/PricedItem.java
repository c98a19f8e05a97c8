package org.muwahhad.award;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.math.BigDecimal;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** A quantity of an item of a lot with the price that its supplier is paid for it, without VAT. */
@Introspected
@MappedEntity("lot_item")
public record PricedItem(
    @Id long lotItemId,
    String itemCode,
    @Relation(EMBEDDED) Bilingual item,
    @Relation(EMBEDDED) Bilingual unit,
    BigDecimal quantity,
    BigDecimal unitPrice,
    String currency) {
  public PricedItem {
    unitPrice = Money.price(unitPrice, currency).amount();
  }

  public Money price() {
    return new Money(unitPrice, currency);
  }

  /** Quantity times unit price, rounded half up to the currency's decimals. */
  public Money value() {
    return price().times(quantity);
  }
}
