package org.muwahhad.catalog.item;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.access.Actor;

/** Items as lists show them. */
@Singleton
public class ItemListQueries {
  private static final String SELECT =
      """
      SELECT i.code, r.id, r.number, i.kind, i.status, r.name_ar, r.name_en, i.category_code,
             c.name_ar, c.name_en, r.unit_code, u.name_ar, u.name_en, r.benchmark_price,
             r.benchmark_currency, i.id,
             (SELECT MIN(f.id) FROM item_file f
               WHERE f.item_id = i.id AND f.removed_at IS NULL AND f.content_type LIKE 'image/%%')
        FROM catalog_item i
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
        JOIN category c ON c.code = i.category_code
        JOIN unit_of_measure u ON u.code = r.unit_code
       WHERE i.id IN (%s)
      """;

  private final JdbcOperations jdbc;

  ItemListQueries(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Some items in the order of their ids as given; without prices for whom they are hidden. One
   * statement, which needs no transaction of its own: every search pays for it.
   */
  @Connectable
  public List<ItemRow> list(Actor actor, List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    boolean withPrices = !Prices.areHiddenFrom(actor);
    Map<Long, ItemRow> rows = new HashMap<>();
    jdbc.prepareStatement(
        SELECT.formatted(String.join(", ", Collections.nCopies(ids.size(), "?"))),
        statement -> {
          for (int i = 0; i < ids.size(); i++) {
            statement.setLong(i + 1, ids.get(i));
          }
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              rows.put(result.getLong(16), row(result, withPrices));
            }
          }
          return rows.size();
        });
    return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
  }

  private static ItemRow row(ResultSet r, boolean withPrices) throws SQLException {
    return new ItemRow(
        r.getString(1),
        r.getLong(2),
        r.getInt(3),
        ItemKind.valueOf(r.getString(4)),
        ItemStatus.valueOf(r.getString(5)),
        r.getString(6),
        r.getString(7),
        r.getString(8),
        r.getString(9),
        r.getString(10),
        r.getString(11),
        r.getString(12),
        r.getString(13),
        withPrices ? r.getBigDecimal(14) : null,
        withPrices ? r.getString(15) : null,
        r.getObject(17, Long.class));
  }
}
