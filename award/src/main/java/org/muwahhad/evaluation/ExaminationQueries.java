package org.muwahhad.evaluation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/** The numbered examinations of a tender: which lots returned, when, and why. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ExaminationQueries
    extends GenericRepository<ExaminationQueries.ReturnedLot, Long> {

  /**
   * A lot that an examination after the first is about.
   *
   * @param number of the examination, from 2
   * @param origin {@code COMMITTEE}, {@code COMPLAINT}, {@code DEBARMENT}, {@code QUANTITIES} or
   *     {@code DISCOUNT}
   * @param openedAt UTC
   * @param reason empty for debarments, quantities and discounts, of which the origin says all
   */
  @Introspected
  @MappedEntity("examination_lot")
  record ReturnedLot(
      int number,
      @Id long lotId,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual title,
      String origin,
      @Relation(EMBEDDED) Bilingual reason,
      Instant openedAt) {}

  /** The examination under way, or the last one; 1 for a tender to which nothing returned. */
  @Query("SELECT examination FROM joint_tender WHERE id = :tenderId")
  int current(long tenderId);

  /** What returned, by examination and lot; empty while there is only the first. */
  @Query(
      """
      SELECT x.examination AS number, x.lot_id, l.number AS lot_number, l.title_ar, l.title_en, x.origin,
             x.reason_ar, x.reason_en, e.opened_at
        FROM examination_lot x
        JOIN examination e ON e.tender_id = x.tender_id AND e.number = x.examination
        JOIN lot l ON l.id = x.lot_id
       WHERE x.tender_id = :tenderId
       ORDER BY x.examination, l.number""")
  List<ReturnedLot> listReturned(long tenderId);
}
