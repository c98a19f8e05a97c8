package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.muwahhad.demo.DemoLoader;
import org.muwahhad.seeds.demo.DemoItem;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.shared.SearchText;

/**
 * A large catalog of the items of the demonstration, each many times in a series of its own name,
 * with their attributes; and queries that people would ask of it.
 */
final class SearchPopulation {
  private static final int BATCH = 2000;
  private static final List<String> SYLLABLES =
      List.of(
          "ka", "ro", "mi", "ta", "lu", "ne", "so", "vi", "da", "pe", "zu", "ri", "mo", "la", "ge");
  private static final List<String> TEXTS =
      List.of(
          "حاسوب محمول",
          "laptop",
          "لابتوب",
          "notebook",
          "طابعة ليزر",
          "laser printer",
          "خادم",
          "server",
          "شاشة",
          "monitor",
          "جدار حماية",
          "firewall",
          "switch",
          "محوّل وصول",
          "راوتر",
          "router",
          "تخزين",
          "storage",
          "رخصة",
          "licence",
          "antivirus",
          "مضاد فيروسات",
          "docking",
          "keyboard",
          "cloud",
          "خدمة سحابية",
          "دورة تدريبية",
          "training",
          "penetration",
          "backup",
          "latpop",
          "moniter",
          "lapt",
          "طاب",
          "ups",
          "الحاسوب المكتبي",
          "desktop computer",
          "scanner",
          "multifunction",
          "video meeting");

  private final List<DemoItem> models =
      DemoPlan.generate(LocalDate.of(2026, 11, 25), DemoLoader.SEED).items();
  private final List<String> series = new ArrayList<>();
  private final Random random = new Random(7);

  SearchPopulation() {
    while (series.size() < 3000) {
      StringBuilder name = new StringBuilder();
      for (int i = 0; i < 3; i++) {
        name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
      }
      series.add(name.toString());
    }
  }

  /** So many queries: a third of them name a series, a third a number. */
  List<String> queries(int count) {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = TEXTS.get(random.nextInt(TEXTS.size()));
      switch (i % 3) {
        case 0 -> queries.add(text + " " + series.get(random.nextInt(series.size())));
        case 1 -> queries.add(text + " " + (1 << (2 + random.nextInt(6))));
        default -> queries.add(text);
      }
    }
    return queries;
  }

  /** Writes the items past the application, and the text a full-text index would have. */
  void write(Installation installation, int items, long publisher) throws SQLException {
    installation.sql(
        """
        CREATE TABLE bench_text (id BIGINT PRIMARY KEY, category_code CHAR(8) NOT NULL,
          text TEXT NOT NULL)""");
    try (Connection connection = installation.connect()) {
      connection.setAutoCommit(false);
      Map<String, Map<String, Long>> attributes = attributes(connection);
      for (int from = 0; from < items; from += BATCH) {
        write(connection, from, Math.min(from + BATCH, items), publisher, attributes);
        connection.commit();
      }
    }
  }

  private void write(
      Connection connection,
      int from,
      int to,
      long publisher,
      Map<String, Map<String, Long>> attributes)
      throws SQLException {
    try (PreparedStatement item =
            connection.prepareStatement(
                """
                INSERT INTO catalog_item (id, code, category_code, kind, status, revision_count,
                                          created_at, updated_at)
                VALUES (?, ?, ?, ?, 'ACTIVE', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""");
        PreparedStatement text =
            connection.prepareStatement(
                "INSERT INTO bench_text (id, category_code, text) VALUES (?, ?, ?)");
        PreparedStatement revision =
            connection.prepareStatement(
                """
                INSERT INTO item_revision (id, item_id, number, unit_code, name_ar, name_en,
                  description_ar, description_en, benchmark_price, benchmark_currency,
                  benchmark_date, benchmark_source_ar, benchmark_source_en, attribute_count,
                  published_at, published_by)
                VALUES (?, ?, 1, ?, ?, ?, ?, ?, 900, 'USD', '2026-01-01', 'قياس', 'benchmark', ?,
                  UTC_TIMESTAMP(6), ?)""");
        PreparedStatement value =
            connection.prepareStatement(
                "INSERT INTO item_attribute (revision_id, attribute_id, value) VALUES (?, ?, ?)")) {
      for (int n = from; n < to; n++) {
        add(item, text, revision, value, n, publisher, attributes);
      }
      item.executeBatch();
      text.executeBatch();
      revision.executeBatch();
      value.executeBatch();
    }
  }

  private void add(
      PreparedStatement item,
      PreparedStatement text,
      PreparedStatement revision,
      PreparedStatement value,
      int n,
      long publisher,
      Map<String, Map<String, Long>> attributes)
      throws SQLException {
    DemoItem model = models.get(n % models.size());
    DemoItem.Revision newest = model.revisions().get(model.revisions().size() - 1);
    String name = series.get(n / models.size() * 31 % series.size()) + " " + n % 97;
    String nameAr = newest.name().ar() + "، " + name;
    String nameEn = newest.name().en() + ", " + name;
    String code = "B%06d".formatted(n);
    item.setLong(1, n + 1L);
    item.setString(2, code);
    item.setString(3, model.category());
    item.setString(4, model.kind().name());
    item.addBatch();
    text.setLong(1, n + 1L);
    text.setString(2, model.category());
    text.setString(
        3,
        SearchText.normalise(
            String.join(
                " ", code, nameAr, nameEn, newest.description().ar(), newest.description().en())));
    text.addBatch();
    Map<String, Long> known = attributes.getOrDefault(model.category(), Map.of());
    List<DemoItem.Attribute> stated =
        newest.attributes().stream().filter(a -> known.containsKey(a.code())).toList();
    revision.setLong(1, n + 1L);
    revision.setLong(2, n + 1L);
    revision.setString(3, model.unit());
    revision.setString(4, nameAr);
    revision.setString(5, nameEn);
    revision.setString(6, newest.description().ar());
    revision.setString(7, newest.description().en());
    revision.setInt(8, stated.size());
    revision.setLong(9, publisher);
    revision.addBatch();
    for (DemoItem.Attribute one : stated) {
      value.setLong(1, n + 1L);
      value.setLong(2, known.getOrDefault(one.code(), 0L));
      value.setString(3, one.value());
      value.addBatch();
    }
  }

  /** Keys of the attributes of every category, those of the wider ones with them. */
  private static Map<String, Map<String, Long>> attributes(Connection connection)
      throws SQLException {
    Map<String, Map<String, Long>> all = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT c.code, a.code, a.id
                  FROM category c
                  JOIN category w ON LEFT(c.code, w.level) = LEFT(w.code, w.level)
                  JOIN category_attribute a ON a.category_code = w.code""")) {
      while (rows.next()) {
        all.computeIfAbsent(rows.getString(1), c -> new HashMap<>())
            .put(rows.getString(2), rows.getLong(3));
      }
    }
    return all;
  }
}
