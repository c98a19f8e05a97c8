package org.muwahhad.tender.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Of which new tenders suppliers are told once a day. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PublicationAlerts
    extends GenericRepository<PublicationAlerts.PublicationAlert, Long> {

  /**
   * The alert of a supplier.
   *
   * @param cpv as {@link CpvCodes#text} gives them
   * @param setAt UTC, when it was set first; tenders published before are not told of
   */
  @Introspected
  @MappedEntity("publication_alert")
  record PublicationAlert(@Id long supplierId, String cpv, Instant setAt) {}

  @Query("SELECT supplier_id, cpv, set_at FROM publication_alert WHERE supplier_id = :supplierId")
  Optional<PublicationAlert> find(long supplierId);

  /** Alerts of suppliers after one, in the order of their keys. */
  @Query(
      """
      SELECT supplier_id, cpv, set_at FROM publication_alert
       WHERE supplier_id > :after ORDER BY supplier_id LIMIT :most""")
  List<PublicationAlert> list(long after, int most);

  @Query(
      """
      INSERT INTO publication_alert (supplier_id, cpv, set_at, set_by)
      VALUES (:supplierId, :cpv, UTC_TIMESTAMP(6), :personId)
      ON DUPLICATE KEY UPDATE cpv = :cpv, set_by = :personId""")
  void put(long supplierId, String cpv, long personId);

  @Query("DELETE FROM publication_alert WHERE supplier_id = :supplierId")
  int end(long supplierId);
}
