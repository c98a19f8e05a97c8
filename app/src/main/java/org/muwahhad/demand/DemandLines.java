package org.muwahhad.demand;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of submissions as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DemandLines extends GenericRepository<DemandLines.Line, Long> {

  /** A line ready to be stored; the key is given by the database. */
  @MappedEntity("demand_line")
  record Line(
      @Id long id,
      long submissionId,
      long entityId,
      int lineNumber,
      long revisionId,
      String unitCode,
      BigDecimal quantity,
      @Nullable LocalDate needBy,
      @Nullable Long siteId,
      BigDecimal estimatedUnitPrice,
      String currency,
      Commitment commitment,
      String budgetLine,
      String justification) {}

  /** A stored line in the words in which it was stated, with the revision it was made against. */
  @Introspected
  @MappedEntity("demand_line")
  record Stated(
      @Id long id,
      String item,
      long revisionId,
      BigDecimal quantity,
      @Nullable LocalDate needBy,
      @Nullable String site,
      BigDecimal estimatedUnitPrice,
      Commitment commitment,
      String budgetLine,
      String justification) {
    LineInput input() {
      return new LineInput(
          item,
          quantity.stripTrailingZeros(),
          needBy,
          site,
          estimatedUnitPrice,
          commitment,
          budgetLine,
          justification);
    }
  }

  // One statement for all lines: the driver sends the batch as one multi-row insert.
  @Query(
      """
      INSERT INTO demand_line (submission_id, entity_id, line_number, revision_id, unit_code,
                               quantity, need_by, site_id, estimated_unit_price, currency,
                               commitment, budget_line, justification)
      VALUES (:submissionId, :entityId, :lineNumber, :revisionId, :unitCode, :quantity, :needBy,
              :siteId, :estimatedUnitPrice, :currency, :commitment, :budgetLine, :justification)""")
  void insertAll(List<Line> lines);

  @Query("DELETE FROM demand_line WHERE submission_id = :submissionId")
  int deleteAll(long submissionId);

  @Query(
      """
      SELECT l.id, i.code AS item, l.revision_id, l.quantity, l.need_by, d.code AS site,
             l.estimated_unit_price, l.commitment, l.budget_line, l.justification
        FROM demand_line l
        JOIN item_revision v ON v.id = l.revision_id
        JOIN catalog_item i ON i.id = v.item_id
        LEFT JOIN delivery_site d ON d.id = l.site_id
       WHERE l.submission_id = :submissionId ORDER BY l.line_number""")
  List<Stated> listStated(long submissionId);
}
