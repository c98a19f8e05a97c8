package org.muwahhad.organisation.supplier;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/**
 * Certificates of suppliers in the register that expire or have expired, in the version accepted
 * last. A supplier without a file of its own has none on record. Days are those of Riyadh.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ExpiringCertificateQueries
    extends GenericRepository<ExpiringCertificateQueries.Certificate, Long> {

  /**
   * A certificate.
   *
   * @param daysLeft to its last day; below zero once it has expired
   */
  @Introspected
  @MappedEntity("registration_document")
  record Certificate(
      @Id long id,
      long supplierId,
      @Relation(EMBEDDED) Bilingual name,
      DocumentKind kind,
      LocalDate expiresOn,
      int daysLeft) {}

  String SELECT =
      """
      SELECT d.id, s.id AS supplier_id, s.name_ar, s.name_en, d.kind, d.expires_on,
             DATEDIFF(d.expires_on,
      """
          + RiyadhDay.TODAY
          + """
       ) AS days_left
        FROM registration_document d
        JOIN registration_version v ON v.id = d.version_id AND v.status = 'ACCEPTED'
        JOIN supplier_registration r ON r.id = v.registration_id
        JOIN supplier s ON s.id = r.supplier_id
       WHERE v.number = (SELECT MAX(x.number) FROM registration_version x
                          WHERE x.registration_id = r.id AND x.status = 'ACCEPTED')
      """;

  /** Certificates whose last day has not passed and is at most a number of days ahead. */
  @Query(
      SELECT
          + """
              AND d.expires_on >=
            """
          + RiyadhDay.TODAY
          + """
              AND d.expires_on <=
            """
          + RiyadhDay.TODAY
          + """
             + INTERVAL :days DAY
            ORDER BY d.expires_on, d.id""")
  List<Certificate> listExpiring(int days);

  /** Expired certificates of a supplier. */
  @Query(
      SELECT
          + """
              AND d.expires_on <
            """
          + RiyadhDay.TODAY
          + """
             AND s.id = :supplierId
            ORDER BY d.kind""")
  List<Certificate> listExpiredOf(long supplierId);

  /** Expired certificates of those whose bids in a tender were opened. */
  @Query(
      SELECT
          + """
              AND d.expires_on <
            """
          + RiyadhDay.TODAY
          + """
              AND EXISTS (SELECT 1 FROM opened_bid o JOIN bid b ON b.id = o.bid_id
                           WHERE o.tender_id = :tenderId AND b.supplier_id = s.id)
            ORDER BY s.name_en, d.kind""")
  List<Certificate> listExpiredIn(long tenderId);
}
