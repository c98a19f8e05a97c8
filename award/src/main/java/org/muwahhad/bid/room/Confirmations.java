package org.muwahhad.bid.room;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Which bids stand for their tenders as amended, and which still have to be confirmed. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Confirmations extends GenericRepository<Confirmations.ConfirmationDue, Long> {

  /** A submitted bid that was made against an older version of its tender. */
  @Introspected
  @MappedEntity("bid")
  record ConfirmationDue(@Id long bidId, int amendment) {}

  /** Received before the last amendment and not confirmed after it. */
  String DUE =
      """
      SELECT b.id AS bid_id, a.number AS amendment
        FROM bid b
        JOIN tender_amendment a ON a.tender_id = b.tender_id AND a.status = 'PUBLISHED'
         AND a.number = (SELECT MAX(x.number) FROM tender_amendment x
                          WHERE x.tender_id = b.tender_id)
       WHERE b.status = 'SUBMITTED'
         AND NOT EXISTS (SELECT 1 FROM bid_version v
                          WHERE v.bid_id = b.id AND v.number = b.version_count
                            AND v.received_at > a.published_at)
         AND NOT EXISTS (SELECT 1 FROM bid_confirmation k
                          WHERE k.bid_id = b.id AND k.version_number = b.version_count
                            AND k.amendment_number = a.number)
      """;

  @Query(DUE + " AND b.tender_id = :tenderId")
  List<ConfirmationDue> listDue(long tenderId);

  /** The amendment after which a supplier still has to confirm its bid. */
  @Query(DUE + " AND b.tender_id = :tenderId AND b.supplier_id = :supplierId")
  Optional<ConfirmationDue> findDue(long tenderId, long supplierId);

  @Query(
      """
      INSERT INTO bid_confirmation (bid_id, tender_id, version_number, amendment_number,
                                    confirmed_at, confirmed_by)
      VALUES (:bidId, :tenderId, :version, :amendment, UTC_TIMESTAMP(6), :personId)""")
  int add(long bidId, long tenderId, int version, int amendment, long personId);
}
