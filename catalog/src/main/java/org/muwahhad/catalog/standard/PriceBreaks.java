package org.muwahhad.catalog.standard;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Expected prices by quantity as stored. Who may see them is asked in {@link ViewPriceBreaks}. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PriceBreaks extends GenericRepository<PriceBreaks.Break, Long> {

  /**
   * The price to be expected from a quantity on.
   *
   * @param quantityFrom least quantity in one order, in the unit of the item
   * @param unitPrice of one unit, without VAT, in {@code currency}
   */
  @Introspected
  @MappedEntity("price_break")
  record Break(
      @Id long itemId,
      BigDecimal quantityFrom,
      BigDecimal unitPrice,
      String currency,
      @Relation(EMBEDDED) Bilingual source) {
    public Money price() {
      return new Money(unitPrice, currency);
    }
  }

  @Query("SELECT * FROM price_break WHERE item_id = :itemId ORDER BY quantity_from")
  List<Break> listOf(long itemId);

  @Query("SELECT * FROM price_break WHERE item_id IN (:itemIds) ORDER BY item_id, quantity_from")
  List<Break> listOfAll(List<Long> itemIds);

  @Query("DELETE FROM price_break WHERE item_id = :itemId")
  int clear(long itemId);

  @Query(
      """
      INSERT INTO price_break (item_id, quantity_from, unit_price, currency, source_ar, source_en)
      VALUES (:itemId, :quantityFrom, :unitPrice, :currency, :sourceAr, :sourceEn)""")
  void add(
      long itemId,
      BigDecimal quantityFrom,
      BigDecimal unitPrice,
      String currency,
      String sourceAr,
      String sourceEn);
}
