package org.muwahhad.tender.lot;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/** Lots and their items as a buyer rearranges them. No statement here touches a quantity. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Lots extends GenericRepository<TenderQueries.TenderLot, Long> {

  @Query(
      """
      SELECT id, tender_id, number, title_ar, title_en, status FROM lot
       WHERE id = :lotId AND tender_id = :tenderId""")
  Optional<TenderQueries.TenderLot> find(long tenderId, long lotId);

  default TenderQueries.TenderLot get(long tenderId, long lotId) {
    return find(tenderId, lotId).orElseThrow(() -> new Refusal.NotFound("lot " + lotId));
  }

  @Query("SELECT COUNT(*) FROM lot_item WHERE tender_id = :tenderId AND lot_id = :lotId")
  int countItems(long tenderId, long lotId);

  @Query(
      """
      SELECT COUNT(*) FROM lot_item
       WHERE tender_id = :tenderId AND lot_id = :lotId AND id IN (:items)""")
  int countItems(long tenderId, long lotId, List<Long> items);

  @Query(
      """
      UPDATE lot SET title_ar = :ar, title_en = :en, named_by = :personId, version = version + 1
       WHERE id = :lotId""")
  int rename(long lotId, String ar, String en, long personId);

  /** The names that no person chose are confirmed by one. */
  @Query(
      """
      UPDATE lot SET named_by = :personId, version = version + 1
       WHERE tender_id = :tenderId AND named_by IS NULL""")
  int confirmNames(long tenderId, long personId);

  @Query(
      """
      UPDATE lot_item SET lot_id = :toLot
       WHERE tender_id = :tenderId AND lot_id = :fromLot AND id IN (:items)""")
  int moveItems(long tenderId, long fromLot, long toLot, List<Long> items);

  @Query(
      """
      UPDATE lot_item SET lot_id = :toLot
       WHERE tender_id = :tenderId AND lot_id = :fromLot""")
  int moveAllItems(long tenderId, long fromLot, long toLot);

  @Query("SELECT MAX(number) FROM lot WHERE tender_id = :tenderId")
  int lastNumber(long tenderId);

  @Query(
      """
      INSERT INTO lot (tender_id, number, title_ar, title_en, status)
      VALUES (:tenderId, :number, :ar, :en, 'ACTIVE')""")
  int add(long tenderId, int number, String ar, String en);

  @Query("SELECT id FROM lot WHERE tender_id = :tenderId AND number = :number")
  long getByNumber(long tenderId, int number);

  @Query("DELETE FROM lot WHERE id = :lotId")
  int remove(long lotId);

  @Query(
      """
      UPDATE lot SET number = number - 1
       WHERE tender_id = :tenderId AND number > :number ORDER BY number""")
  int closeGap(long tenderId, int number);
}
