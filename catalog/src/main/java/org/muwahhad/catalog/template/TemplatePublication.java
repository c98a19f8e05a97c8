package org.muwahhad.catalog.template;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Writes a template version that was found in order: the immutable version, and the attributes of
 * the category as it now has them, which forms, filters and imports go by.
 */
@Singleton
class TemplatePublication {
  private static final String RETIRE_ALL =
      "UPDATE category_attribute SET is_current = FALSE WHERE category_code = ?";

  private static final String UPSERT =
      """
      INSERT INTO category_attribute (category_code, code, position, name_ar, name_en, type,
        unit_ar, unit_en, is_required, is_facet, minimum, maximum, choices, is_current)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE)
      ON DUPLICATE KEY UPDATE position = VALUES(position), name_ar = VALUES(name_ar),
        name_en = VALUES(name_en), type = VALUES(type), unit_ar = VALUES(unit_ar),
        unit_en = VALUES(unit_en), is_required = VALUES(is_required), is_facet = VALUES(is_facet),
        minimum = VALUES(minimum), maximum = VALUES(maximum), choices = VALUES(choices),
        is_current = TRUE""";

  private final NewestAttributeQueries queries;
  private final TemplateVersions versions;
  private final AttributesText text;
  private final JdbcOperations jdbc;

  TemplatePublication(
      NewestAttributeQueries queries,
      TemplateVersions versions,
      AttributesText text,
      JdbcOperations jdbc) {
    this.queries = queries;
    this.versions = versions;
    this.text = text;
    this.jdbc = jdbc;
  }

  /**
   * Writes one version.
   *
   * @param person who publishes it; null when it comes with the system
   * @return its edition
   */
  int write(String category, int number, List<Attribute> attributes, @Nullable Long person) {
    int edition = versions.lastEdition() + 1;
    retireAll(category);
    upsert(category, attributes);
    Map<String, Long> ids =
        queries.listKnown(category).stream()
            .collect(
                Collectors.toMap(
                    NewestAttributeQueries.AttributeKey::code,
                    NewestAttributeQueries.AttributeKey::id));
    List<Attribute> keyed =
        attributes.stream().map(a -> a.withId(ids.getOrDefault(a.code(), 0L))).toList();
    versions.add(edition, category, number, text.write(keyed), person);
    return edition;
  }

  private void retireAll(String category) {
    jdbc.prepareStatement(
        RETIRE_ALL,
        statement -> {
          statement.setString(1, category);
          return statement.executeUpdate();
        });
  }

  private void upsert(String category, List<Attribute> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    jdbc.prepareStatement(
        UPSERT,
        statement -> {
          int position = 0;
          for (Attribute attribute : attributes) {
            bind(statement, category, ++position, attribute);
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  private void bind(PreparedStatement row, String category, int position, Attribute a)
      throws SQLException {
    Bilingual unit = a.unit();
    row.setString(1, category);
    row.setString(2, a.code());
    row.setInt(3, position);
    row.setString(4, a.name().ar());
    row.setString(5, a.name().en());
    row.setString(6, a.type().name());
    row.setObject(7, unit == null ? null : unit.ar());
    row.setObject(8, unit == null ? null : unit.en());
    row.setBoolean(9, a.required());
    row.setBoolean(10, a.facet());
    row.setBigDecimal(11, a.minimum());
    row.setBigDecimal(12, a.maximum());
    row.setObject(13, a.type().hasChoices() ? text.write(a.choices()) : null);
  }
}
