package org.muwahhad.catalog.search;

import io.micronaut.core.type.Argument;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.json.JsonMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.NumberText;
import org.muwahhad.web.Texts;

/**
 * Names of everything that searches can be narrowed by. They hardly ever change, and every page of
 * results needs them: they are read again when they are half a minute old.
 */
@Singleton
public class FacetNames {
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private final JdbcOperations jdbc;
  private final JsonMapper json;
  private final TransactionOperations<Connection> transactions;
  private volatile @Nullable CachedNames kept;

  FacetNames(JdbcOperations jdbc, JsonMapper json, TransactionOperations<Connection> transactions) {
    this.jdbc = jdbc;
    this.json = json;
    this.transactions = transactions;
  }

  private record CachedNames(NamesInForce known, long at) {}

  /**
   * An attribute that the search offers as a filter.
   *
   * @param choices names of the values of a list, by code
   */
  record MarkedAttribute(
      String code,
      Bilingual name,
      String type,
      @Nullable Bilingual unit,
      Map<String, Bilingual> choices) {

    Bilingual valueName(String value) {
      if (type.equals("BOOLEAN")) {
        return SearchFacets.text(value.equals("true") ? "catalog.yes" : "catalog.no");
      }
      if (type.equals("NUMBER") && isNumber(value)) {
        return new Bilingual(number(Language.AR, value), number(Language.EN, value));
      }
      return choices.getOrDefault(value, new Bilingual(value, value));
    }

    /** Numbers by size, what is no number after them; other values by how many have them. */
    Comparator<SearchFacets.FacetCount> order() {
      return type.equals("NUMBER")
          ? Comparator.comparing(
                  (SearchFacets.FacetCount c) ->
                      isNumber(c.value()) ? NumberText.of(c.value()) : null,
                  Comparator.nullsLast(Comparator.naturalOrder()))
              .thenComparing(SearchFacets.FacetCount::value)
          : SearchFacets.FacetCount.MOST_FIRST;
    }

    private String number(Language language, String value) {
      Texts texts = Texts.in(language);
      BigDecimal number = NumberText.of(value);
      return unit == null ? texts.number(number) : texts.quantity(number, unit);
    }

    private static boolean isNumber(String value) {
      return value.matches("-?\\d{1,15}(\\.\\d{1,6})?");
    }
  }

  /** What is known now. */
  record NamesInForce(
      Map<String, Bilingual> categories,
      Map<String, Bilingual> states,
      Map<String, MarkedAttribute> attributes) {
    Bilingual category(String code) {
      return categories.getOrDefault(code, new Bilingual(code, code));
    }

    Bilingual state(String code) {
      return states.getOrDefault(code, new Bilingual(code, code));
    }

    /** The marked attributes that items found have, those of most items first. */
    List<MarkedAttribute> byUse(FacetCounts counted) {
      return attributes.values().stream()
          .filter(a -> uses(counted, a) > 0)
          .sorted(
              Comparator.comparing((MarkedAttribute a) -> -uses(counted, a))
                  .thenComparing(MarkedAttribute::code))
          .toList();
    }

    private static int uses(FacetCounts counted, MarkedAttribute attribute) {
      return counted
          .counts()
          .getOrDefault(FacetCounts.ATTRIBUTE + attribute.code(), Map.of())
          .values()
          .stream()
          .mapToInt(Integer::intValue)
          .sum();
    }
  }

  NamesInForce known() {
    CachedNames last = kept;
    if (last == null || System.nanoTime() - last.at > KEPT_NANOS) {
      last = new CachedNames(transactions.executeRead(status -> read()), System.nanoTime());
      kept = last;
    }
    return last.known;
  }

  /** Reads the names again at the next search. */
  public void forget() {
    kept = null;
  }

  private NamesInForce read() {
    Map<String, Bilingual> categories = new HashMap<>();
    each(
        "SELECT code, name_ar, name_en FROM category",
        r -> categories.put(r.getString(1), new Bilingual(r.getString(2), r.getString(3))));
    Map<String, Bilingual> states = new HashMap<>();
    each(
        "SELECT code, name_ar, name_en FROM member_state",
        r -> states.put(r.getString(1), new Bilingual(r.getString(2), r.getString(3))));
    Map<String, MarkedAttribute> attributes = new LinkedHashMap<>();
    each(
        """
        SELECT code, name_ar, name_en, type, unit_ar, unit_en, choices
          FROM category_attribute WHERE is_facet = TRUE AND is_current = TRUE ORDER BY code, id""",
        r -> attributes.merge(r.getString(1), attribute(r), FacetNames::joined));
    return new NamesInForce(Map.copyOf(categories), Map.copyOf(states), attributes);
  }

  /** The same attribute in two categories: the choices of both. */
  private static MarkedAttribute joined(MarkedAttribute first, MarkedAttribute other) {
    Map<String, Bilingual> choices = new HashMap<>(other.choices);
    choices.putAll(first.choices);
    return new MarkedAttribute(first.code, first.name, first.type, first.unit, choices);
  }

  private MarkedAttribute attribute(ResultSet r) throws SQLException {
    String unitAr = r.getString(5);
    String unitEn = r.getString(6);
    String choices = r.getString(7);
    return new MarkedAttribute(
        r.getString(1),
        new Bilingual(r.getString(2), r.getString(3)),
        r.getString(4),
        unitAr == null || unitEn == null ? null : new Bilingual(unitAr, unitEn),
        choices == null ? Map.of() : choices(choices));
  }

  private Map<String, Bilingual> choices(String text) {
    try {
      Map<String, Bilingual> names = new HashMap<>();
      json.readValue(text, Argument.listOf(Attribute.AttributeChoice.class))
          .forEach(c -> names.put(c.code(), c.name()));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("Unreadable choices: " + text, e);
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void each(String sql, RowReader reader) {
    jdbc.prepareStatement(
        sql,
        statement -> {
          int count = 0;
          try (ResultSet rows = statement.executeQuery()) {
            for (; rows.next(); count++) {
              reader.read(rows);
            }
          }
          return count;
        });
  }
}
