package org.muwahhad.catalog;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.SearchText;

/**
 * Finds items for anybody signed in. Every word of the query must be somewhere in the item's code,
 * names or description, however it is typed ({@link SearchText}); the item of exactly that code
 * comes first, then those whose name begins with the query, then the rest by code.
 *
 * <p>Bidders see the catalog, but no benchmark prices: those are the buyers' reference.
 */
@Singleton
public class SearchCatalog {
  /** Items on one page. */
  public static final int PAGE_SIZE = 25;

  private static final int MOST_WORDS = 20;
  private static final int LAST_PAGE = 100_000;

  private static final String FROM =
      """
        FROM catalog_item i
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
        JOIN category c ON c.code = i.category_code
        JOIN unit_of_measure u ON u.code = r.unit_code
       WHERE 1 = 1
      """;

  private static final String SELECT =
      """
      SELECT i.code, r.id, r.number, i.kind, i.status, r.name_ar, r.name_en, i.category_code,
             c.name_ar, c.name_en, r.unit_code, u.name_ar, u.name_en, r.benchmark_price,
             r.benchmark_currency
      """;

  private static final String ORDER =
      """
       ORDER BY CASE WHEN i.code = ? THEN 0 WHEN i.search_text LIKE ? THEN 1 ELSE 2 END, i.code
       LIMIT ? OFFSET ?
      """;

  private final JdbcOperations jdbc;

  SearchCatalog(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is looked for.
   *
   * @param text words in either language; empty for all
   * @param category CPV code, meant with all below it; empty for all
   * @param kind null for all
   * @param status null for all
   * @param page from 1
   */
  public record Query(
      String text,
      String category,
      @Nullable ItemKind kind,
      @Nullable ItemStatus status,
      int page) {
    public Query {
      page = Math.min(Math.max(page, 1), LAST_PAGE);
    }
  }

  /** One page of what was found, and how many items there are in all. */
  @Serdeable
  public record Found(List<ItemRow> items, long total, int page, int pageSize) {}

  /** One page of the items that answer a query. */
  @Transactional
  public Found run(Actor actor, Query query) {
    Conditions where = new Conditions();
    where.words(query.text());
    where.category(query.category());
    where.is("i.kind", query.kind());
    where.is("i.status", query.status());
    return new Found(
        rows(actor, where, query.text(), PAGE_SIZE, (query.page() - 1) * PAGE_SIZE),
        count(where),
        query.page(),
        PAGE_SIZE);
  }

  /**
   * The best answers to a query among the items that take demand.
   *
   * @param roundId only items of the categories this demand round takes; null for all
   */
  @Transactional
  public List<ItemRow> suggest(Actor actor, String text, @Nullable Long roundId, int most) {
    Conditions where = new Conditions();
    where.words(text);
    where.is("i.status", ItemStatus.ACTIVE);
    if (roundId != null) {
      where.round(roundId);
    }
    return rows(actor, where, text, most, 0);
  }

  private List<ItemRow> rows(Actor actor, Conditions where, String text, int limit, int offset) {
    boolean withPrices = !Prices.areHiddenFrom(actor);
    List<Object> parameters = new ArrayList<>(where.parameters);
    parameters.add(text.strip().toUpperCase(Locale.ROOT));
    parameters.add("%| " + escaped(SearchText.normalise(text)) + "%");
    parameters.add(limit);
    parameters.add(offset);
    return jdbc.prepareStatement(
        SELECT + FROM + where.sql + ORDER,
        statement -> {
          fill(statement, parameters);
          List<ItemRow> rows = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              rows.add(row(result, withPrices));
            }
          }
          return rows;
        });
  }

  private long count(Conditions where) {
    return jdbc.prepareStatement(
        "SELECT COUNT(*) " + FROM + where.sql,
        statement -> {
          fill(statement, where.parameters);
          try (ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getLong(1) : 0L;
          }
        });
  }

  private static void fill(PreparedStatement statement, List<Object> parameters)
      throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
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
        withPrices ? r.getString(15) : null);
  }

  /** A text that LIKE takes word for word. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** The part of the statement after WHERE, and what fills its question marks. */
  private static final class Conditions {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    void words(String text) {
      SearchText.words(text).stream()
          .limit(MOST_WORDS)
          .forEach(word -> and("i.search_text LIKE ?", "%" + escaped(word) + "%"));
    }

    void category(String code) {
      if (!code.isBlank()) {
        and(
            """
            EXISTS (SELECT 1 FROM category w
                     WHERE w.code = ? AND LEFT(i.category_code, w.level) = LEFT(w.code, w.level))
            """,
            code.strip());
      }
    }

    void round(long roundId) {
      and(
          """
          EXISTS (SELECT 1 FROM round_category rc JOIN category w ON w.code = rc.category_code
                   WHERE rc.round_id = ?
                     AND LEFT(i.category_code, w.level) = LEFT(w.code, w.level))
          """,
          roundId);
    }

    void is(String column, @Nullable Enum<?> value) {
      if (value != null) {
        and(column + " = ?", value.name());
      }
    }

    private void and(String condition, Object parameter) {
      sql.append(" AND ").append(condition);
      parameters.add(parameter);
    }
  }
}
