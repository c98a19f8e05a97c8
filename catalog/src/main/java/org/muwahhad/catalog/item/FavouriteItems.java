package org.muwahhad.catalog.item;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Items that people marked as favourites, as stored. Each sees their own alone. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface FavouriteItems extends GenericRepository<CatalogItems.StoredItem, Long> {
  /** Most favourites of one person. */
  int MOST = 500;

  @Query("SELECT item_id FROM favourite_item WHERE person_id = :personId ORDER BY added_at DESC")
  List<Long> listIds(long personId);

  /** Codes of a person's favourites, the newest first. */
  @Query(
      """
      SELECT i.code FROM favourite_item f JOIN catalog_item i ON i.id = f.item_id
       WHERE f.person_id = :personId ORDER BY f.added_at DESC, i.code""")
  List<String> listCodes(long personId);

  @Query("SELECT COUNT(*) FROM favourite_item WHERE person_id = :personId")
  int count(long personId);

  @Query(
      """
      INSERT IGNORE INTO favourite_item (person_id, item_id, added_at)
      VALUES (:personId, :itemId, UTC_TIMESTAMP(6))""")
  int add(long personId, long itemId);

  @Query("DELETE FROM favourite_item WHERE person_id = :personId AND item_id = :itemId")
  int remove(long personId, long itemId);
}
