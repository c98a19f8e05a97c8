package org.muwahhad.bid.opening;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.requirement.Claim;

/** What opened bids answer to the requirements; there is none before the opening. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AnswerQueries extends GenericRepository<AnswerQueries.OpenedAnswer, Long> {

  /**
   * One answer.
   *
   * @param offered a number with a point, codes of choices, {@code true} or {@code false}, or words
   */
  @Introspected
  @MappedEntity("bid_answer")
  record OpenedAnswer(
      @Id long bidId, long requirementId, @Nullable Claim claim, String offered, String remark) {}

  @Query(
      """
      SELECT bid_id, requirement_id, claim, offered, remark
        FROM bid_answer WHERE tender_id = :tenderId""")
  List<OpenedAnswer> list(long tenderId);

  @Query(
      """
      SELECT a.bid_id, a.requirement_id, a.claim, a.offered, a.remark
        FROM bid_answer a
        JOIN lot_requirement r ON r.id = a.requirement_id
        JOIN lot_item i ON i.id = r.lot_item_id
       WHERE a.tender_id = :tenderId AND i.lot_id = :lotId""")
  List<OpenedAnswer> listOfLot(long tenderId, long lotId);
}
