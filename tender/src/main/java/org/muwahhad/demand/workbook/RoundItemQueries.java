package org.muwahhad.demand.workbook;

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
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.shared.Bilingual;

/** The items that may be asked for in a round, for the list of a workbook. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RoundItemQueries extends GenericRepository<RoundItemQueries.RoundItem, Long> {
  /** How many items a workbook lists at most; those beyond are typed by their code. */
  int MOST_LISTED = 20_000;

  /**
   * An item in its newest revision.
   *
   * @param benchmarkPrice of one unit, without VAT
   */
  @Introspected
  @MappedEntity("item_revision")
  record RoundItem(
      @Id long revisionId,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency) {}

  @Query(
      """
      SELECT v.id AS revision_id, i.code, v.name_ar, v.name_en, u.name_ar AS unit_ar,
             u.name_en AS unit_en, v.benchmark_price, v.benchmark_currency
        FROM catalog_item i
        JOIN item_revision v ON v.item_id = i.id AND v.number = i.revision_count
        JOIN unit_of_measure u ON u.code = v.unit_code
       WHERE i.status = 'ACTIVE' AND
      """
          + AskableItemQueries.IN_ROUND
          + " ORDER BY i.code LIMIT 20000")
  List<RoundItem> list(long roundId);
}
