package org.muwahhad.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The audit record as auditors read it. Chains of bids stay out of sight until their tender is
 * opened: even that a bid exists is sealed.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AuditViews extends GenericRepository<AuditViews.EntryRow, Long> {
  int PAGE_SIZE = 50;

  /** An entry with the names of chain and person. The instant is UTC. */
  @Serdeable
  @Introspected
  @MappedEntity("audit_entry")
  record EntryRow(
      @Id long id,
      String chain,
      long position,
      Instant at,
      @Nullable String login,
      @Nullable String nameAr,
      @Nullable String nameEn,
      String actingAs,
      String act,
      String objectType,
      String objectId,
      String detail,
      String hash) {}

  @Query(
      """
      SELECT e.id, c.name AS chain, e.position, e.at, p.login, p.name_ar, p.name_en, e.acting_as,
             e.act, e.object_type, e.object_id, e.detail, e.hash
        FROM audit_entry e
        JOIN audit_chain c ON c.id = e.chain_id
        LEFT JOIN person p ON p.id = e.person_id
       WHERE e.id < :before
         AND (:act = '' OR e.act LIKE CONCAT(:act, '%'))
         AND (:object = '' OR CONCAT(e.object_type, ' ', e.object_id) = :object)
         AND (:login = '' OR p.login = :login)
         AND NOT EXISTS (SELECT 1 FROM bid b JOIN joint_tender t ON t.id = b.tender_id
                          WHERE c.name = CONCAT('bid', CHAR(58), b.id) AND t.opened_at IS NULL)
       ORDER BY e.id DESC LIMIT 50""")
  List<EntryRow> listBefore(long before, String act, String object, String login);
}
