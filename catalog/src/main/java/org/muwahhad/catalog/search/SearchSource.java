package org.muwahhad.catalog.search;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.shared.Bilingual;

/** Reads from the database what the search index is made of. Within the caller's transaction. */
@Singleton
class SearchSource {
  private static final String ITEMS =
      """
      SELECT i.id, i.code, i.category_code, i.kind, i.status, i.version, r.id, r.name_ar,
             r.name_en, r.description_ar, r.description_en, c.name_ar, c.name_en,
             r.benchmark_price, r.benchmark_currency
        FROM catalog_item i
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
        JOIN category c ON c.code = i.category_code
      """;
  private static final String DEMANDED =
      """
      SELECT DISTINCT v.item_id, s.state_code
        FROM demand_line l
        JOIN submission s ON s.id = l.submission_id AND s.status = 'ENDORSED'
        JOIN demand_round d ON d.id = s.round_id AND d.status = 'AGGREGATED'
        JOIN item_revision v ON v.id = l.revision_id
      """;

  private final JdbcOperations jdbc;

  SearchSource(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** A row of the log of changes; without an item, the synonyms changed. */
  record LogChange(long id, long itemId) {
    boolean isOfSynonyms() {
      return itemId == 0;
    }
  }

  /** How far back the log may still hold rows of transactions that have not ended. */
  record LogEnd(long settled, long newest, List<Long> recent) {}

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The end of the log now. */
  LogEnd logEnd() {
    List<Long> bounds =
        list(
            """
            SELECT COALESCE(MAX(id), 0) FROM search_change
            UNION ALL
            SELECT COALESCE(MAX(id), 0) FROM search_change
             WHERE changed_at < SYSDATE(6) - INTERVAL %d SECOND"""
                .formatted(ReadLogRows.PATIENCE.toSeconds()),
            List.of(),
            r -> r.getLong(1));
    long newest = Collections.max(bounds);
    long settled = Collections.min(bounds);
    List<Long> recent =
        list(
            "SELECT id FROM search_change WHERE id > ? AND id <= ?",
            List.of(settled, newest),
            r -> r.getLong(1));
    return new LogEnd(settled, newest, recent);
  }

  /** Rows of the log that were not read yet, the oldest first. */
  List<LogChange> changes(ReadLogRows seen, int most) {
    StringBuilder sql =
        new StringBuilder("SELECT id, COALESCE(item_id, 0) FROM search_change WHERE id > ?");
    List<Object> parameters = new ArrayList<>();
    parameters.add(seen.newest());
    for (ReadLogRows.Range gap : seen.gaps()) {
      sql.append(" OR id BETWEEN ? AND ?");
      parameters.add(gap.from());
      parameters.add(gap.to());
    }
    sql.append(" ORDER BY id LIMIT ").append(most);
    return list(sql.toString(), parameters, r -> new LogChange(r.getLong(1), r.getLong(2)));
  }

  /** Deletes rows that every node has read long ago, some at a time. */
  int deleteOldChanges(long before, int most) {
    return jdbc.prepareStatement(
        "DELETE FROM search_change WHERE id < ? AND changed_at < SYSDATE(6) - INTERVAL 1 DAY"
            + " ORDER BY id LIMIT "
            + most,
        statement -> {
          statement.setLong(1, before);
          return statement.executeUpdate();
        });
  }

  /** Items above an id, in its order. */
  List<SearchDocument> documentsAfter(long id, int most) {
    return documents(ITEMS + " WHERE i.id > ? ORDER BY i.id LIMIT " + most, List.of(id));
  }

  /** Some items; those without a revision are left out. */
  List<SearchDocument> documents(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : documents(ITEMS + " WHERE i.id IN " + marks(ids), List.copyOf(ids));
  }

  /** Version of every item, by its id. */
  Map<Long, Integer> versions() {
    Map<Long, Integer> versions = new HashMap<>();
    list(
        "SELECT i.id, i.version FROM catalog_item i WHERE i.revision_count > 0",
        List.of(),
        r -> versions.put(r.getLong(1), r.getInt(2)));
    return versions;
  }

  /** Rounds whose demand is history. */
  Set<Long> aggregatedRounds() {
    return new HashSet<>(
        list(
            "SELECT id FROM demand_round WHERE status = 'AGGREGATED'",
            List.of(),
            r -> r.getLong(1)));
  }

  /** Items demanded in a round. */
  Set<Long> itemsOfRound(long round) {
    return new HashSet<>(list(DEMANDED + " WHERE d.id = ?", List.of(round), r -> r.getLong(1)));
  }

  /** The synonyms, as lists of normalised words by group. */
  Map<Long, List<String>> synonyms() {
    Map<Long, List<String>> groups = new HashMap<>();
    list(
        "SELECT group_id, normalised FROM synonym_term ORDER BY group_id, position",
        List.of(),
        r -> groups.computeIfAbsent(r.getLong(1), g -> new ArrayList<>()).add(r.getString(2)));
    return groups;
  }

  private record LogHead(SearchDocument document, long revision) {}

  private List<SearchDocument> documents(String sql, List<?> parameters) {
    List<LogHead> heads = list(sql, parameters, SearchSource::head);
    if (heads.isEmpty()) {
      return List.of();
    }
    Map<Long, Map<String, List<String>>> attributes =
        attributes(heads.stream().map(LogHead::revision).toList());
    Map<Long, Set<String>> states = states(heads.stream().map(h -> h.document.id()).toList());
    return heads.stream()
        .map(
            h ->
                with(
                    h.document,
                    attributes.getOrDefault(h.revision, Map.of()),
                    states.getOrDefault(h.document.id(), Set.of())))
        .toList();
  }

  private Map<Long, Map<String, List<String>>> attributes(List<Long> revisions) {
    Map<Long, Map<String, List<String>>> all = new HashMap<>();
    list(
        """
        SELECT v.revision_id, a.code, a.type, v.value
          FROM item_attribute v JOIN category_attribute a ON a.id = v.attribute_id
         WHERE v.revision_id IN """
            + marks(revisions),
        revisions,
        r ->
            all.computeIfAbsent(r.getLong(1), id -> new HashMap<>())
                .put(r.getString(2), values(r.getString(3), r.getString(4))));
    return all;
  }

  private static List<String> values(String type, String value) {
    return type.equals("MULTI_CHOICE") ? Arrays.asList(value.split(",", -1)) : List.of(value);
  }

  private Map<Long, Set<String>> states(List<Long> items) {
    Map<Long, Set<String>> all = new HashMap<>();
    list(
        DEMANDED + " WHERE v.item_id IN " + marks(items),
        items,
        r -> all.computeIfAbsent(r.getLong(1), id -> new HashSet<>()).add(r.getString(2)));
    return all;
  }

  private static LogHead head(ResultSet r) throws SQLException {
    return new LogHead(
        new SearchDocument(
            r.getLong(1),
            r.getString(2),
            r.getString(3),
            ItemKind.valueOf(r.getString(4)),
            ItemStatus.valueOf(r.getString(5)),
            r.getInt(6),
            new Bilingual(r.getString(8), r.getString(9)),
            new Bilingual(r.getString(10), r.getString(11)),
            new Bilingual(r.getString(12), r.getString(13)),
            Map.of(),
            Set.of(),
            r.getBigDecimal(14),
            r.getString(15)),
        r.getLong(7));
  }

  private static SearchDocument with(
      SearchDocument d, Map<String, List<String>> attributes, Set<String> states) {
    return new SearchDocument(
        d.id(),
        d.code(),
        d.category(),
        d.kind(),
        d.status(),
        d.version(),
        d.name(),
        d.description(),
        d.categoryName(),
        attributes,
        states,
        d.price(),
        d.currency());
  }

  private static String marks(Collection<?> values) {
    return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
  }

  private <T> List<T> list(String sql, List<?> parameters, Reader<T> reader) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
          }
          List<T> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(reader.read(rows));
            }
          }
          return found;
        });
  }
}
