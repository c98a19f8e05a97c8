package org.muwahhad.catalog.page;

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
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Items whose benchmark price was observed long ago. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OldPriceQueries extends GenericRepository<OldPriceQueries.OldPrice, Long> {
  String PRICE =
      """
      SELECT i.id, i.code, r.number AS revision, r.name_ar, r.name_en, c.name_ar AS category_ar,
             c.name_en AS category_en, r.benchmark_price AS price, r.benchmark_currency AS currency,
             r.benchmark_date AS observed_on, r.benchmark_source_ar AS source_ar,
             r.benchmark_source_en AS source_en
      """;

  String OLD =
      """
        FROM catalog_item i
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
        JOIN category c ON c.code = i.category_code
       WHERE i.status = 'ACTIVE'
         AND r.benchmark_date < DATE_SUB(UTC_DATE(), INTERVAL :months MONTH)
         AND LEFT(i.category_code, CHAR_LENGTH(:prefix)) = :prefix
         AND (:like = '' OR i.code LIKE :like OR r.name_ar LIKE :like OR r.name_en LIKE :like)
      """;

  /**
   * An active item with its benchmark price.
   *
   * @param revision number of the newest one
   * @param price without VAT, in {@code currency}
   * @param observedOn day on which the price was observed
   * @param source where it was observed
   */
  @Introspected
  @MappedEntity("catalog_item")
  record OldPrice(
      @Id long id,
      String code,
      int revision,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual category,
      BigDecimal price,
      String currency,
      LocalDate observedOn,
      @Relation(EMBEDDED) Bilingual source) {
    public Money benchmark() {
      return new Money(price, currency);
    }
  }

  /**
   * Those observed more than the given number of months ago.
   *
   * @param prefix what the code of the category begins with; empty for all
   * @param like pattern of {@code LIKE}, empty for all
   * @param sort name, category or observed, with {@code -} before it for the last first; otherwise
   *     the oldest first
   */
  @Query(
      PRICE
          + OLD
          + """
       ORDER BY CASE :sort WHEN 'name' THEN r.name_en WHEN 'category' THEN c.name_en END,
                CASE :sort WHEN '-name' THEN r.name_en WHEN '-category' THEN c.name_en END DESC,
                CASE :sort WHEN '-observed' THEN r.benchmark_date END DESC,
                r.benchmark_date, i.code
       LIMIT :most OFFSET :offset""")
  List<OldPrice> list(int months, String prefix, String like, String sort, int most, long offset);

  /** Those of some items, whenever they were observed. */
  @Query(
      PRICE
          + """
        FROM catalog_item i
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
        JOIN category c ON c.code = i.category_code
       WHERE i.code IN (:codes)""")
  List<OldPrice> listOf(List<String> codes);

  @Query("SELECT COUNT(*)" + OLD)
  int count(int months, String prefix, String like);
}
