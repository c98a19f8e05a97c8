package org.muwahhad.framework.calloff;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muwahhad.framework.CallOffQueries;

/** Deliveries of call-offs as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Deliveries extends GenericRepository<CallOffQueries.CallOff, Long> {

  /** The agreement of an order. */
  @Query("SELECT agreement_id FROM call_off WHERE id = :callOffId")
  Optional<Long> findAgreement(long callOffId);

  /**
   * Holds an order until the act ends, so that two who record deliveries of it wait in line. Its
   * agreement is held before.
   */
  @Query("SELECT id FROM call_off WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  /** The lot items of an order that are counted in whole units, such as pieces. */
  @Query(
      """
      SELECT x.lot_item_id
        FROM call_off_line x
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE x.call_off_id = :callOffId AND u.is_whole""")
  List<Long> listWhole(long callOffId);

  @Query(
      "SELECT COUNT(*) FROM delivery WHERE call_off_id = :callOffId AND request_key = :requestKey")
  int countOfRequest(long callOffId, String requestKey);

  @Query(
      """
      INSERT INTO delivery (call_off_id, lot_item_id, request_key, delivered_on,
                            delivered_quantity, accepted_quantity, reason, recorded_by,
                            recorded_at)
      VALUES (:callOffId, :lotItemId, :requestKey, :deliveredOn, :delivered, :accepted, :reason,
              :personId, UTC_TIMESTAMP(6))""")
  void add(
      long callOffId,
      long lotItemId,
      String requestKey,
      LocalDate deliveredOn,
      BigDecimal delivered,
      BigDecimal accepted,
      String reason,
      long personId);
}
