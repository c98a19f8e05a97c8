package org.muwahhad.tender.lot;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Lots and items of a draft, read and written as a whole. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DraftLots extends GenericRepository<LotLayout.LotItemPlace, Long> {

  /** A lot item by what it is the sum of. */
  @Introspected
  @MappedEntity("lot_item")
  record SummedLotItem(@Id long id, long revisionId, String areaCode) {}

  @Query("SELECT id, revision_id, area_code FROM lot_item WHERE tender_id = :tenderId")
  List<SummedLotItem> listItems(long tenderId);

  @Query(
      """
      SELECT number, title_ar AS ar, title_en AS en, named_by FROM lot
       WHERE tender_id = :tenderId ORDER BY number""")
  List<LotLayout.LotTitle> listEntries(long tenderId);

  @Query(
      """
      SELECT i.id AS item, l.number AS lot, i.position
        FROM lot_item i JOIN lot l ON l.id = i.lot_id
       WHERE i.tender_id = :tenderId ORDER BY i.id""")
  List<LotLayout.LotItemPlace> listPlaces(long tenderId);

  @Query(
      """
      INSERT INTO lot (tender_id, number, title_ar, title_en, status, named_by)
      SELECT t.id, j.number, j.ar, j.en, 'ACTIVE', j.named_by
        FROM joint_tender t
        JOIN JSON_TABLE(:layout, '$.lots[*]' COLUMNS (
               number INT PATH '$.number', ar VARCHAR(300) PATH '$.ar',
               en VARCHAR(300) PATH '$.en', named_by BIGINT PATH '$.namedBy')) AS j
       WHERE t.id = :tenderId""")
  int addLots(long tenderId, String layout);

  @Query(
      """
      UPDATE lot_item i
        JOIN JSON_TABLE(:layout, '$.items[*]' COLUMNS (
               item BIGINT PATH '$.item', lot INT PATH '$.lot',
               position INT PATH '$.position')) AS j ON j.item = i.id
        JOIN lot l ON l.tender_id = :tenderId AND l.number = j.lot
         SET i.lot_id = l.id, i.position = j.position
       WHERE i.tender_id = :tenderId""")
  int placeItems(long tenderId, String layout);

  @Query(
      """
      SELECT COUNT(*) FROM lot_item i JOIN lot l ON l.id = i.lot_id
       WHERE i.tender_id = :tenderId AND l.number > 0""")
  int countPlaced(long tenderId);

  @Query(
      """
      UPDATE lot_item i JOIN lot l ON l.tender_id = :tenderId AND l.number = 0
         SET i.lot_id = l.id WHERE i.tender_id = :tenderId""")
  int gather(long tenderId);

  @Query("DELETE FROM lot WHERE tender_id = :tenderId AND number > 0")
  int removeSortedLots(long tenderId);
}
