package org.muwahhad.catalog.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.SearchText;

/**
 * The columns of a catalog file. Their stable names are English; the Arabic ones are accepted too.
 * Beside them, each attribute of the categories in the file may have a column, named by its code or
 * by its name in either language.
 */
public enum ImportColumns {
  CODE("code", "الرمز", "code"),
  CATEGORY("category", "الفئة", "category"),
  KIND("kind", "النوع", "kind"),
  NAME_AR("name_ar", "الاسم بالعربية", "content.name.ar"),
  NAME_EN("name_en", "الاسم بالإنجليزية", "content.name.en"),
  DESCRIPTION_AR("description_ar", "الوصف بالعربية", "content.description.ar"),
  DESCRIPTION_EN("description_en", "الوصف بالإنجليزية", "content.description.en"),
  UNIT("unit", "الوحدة", "content.unit"),
  BENCHMARK_PRICE("benchmark_price", "السعر المرجعي", "content.benchmarkPrice"),
  BENCHMARK_CURRENCY("benchmark_currency", "العملة", "content.benchmarkCurrency"),
  BENCHMARK_DATE("benchmark_date", "تاريخ السعر", "content.benchmarkDate"),
  BENCHMARK_SOURCE_AR("benchmark_source_ar", "مصدر السعر بالعربية", "content.benchmarkSource.ar"),
  BENCHMARK_SOURCE_EN(
      "benchmark_source_en", "مصدر السعر بالإنجليزية", "content.benchmarkSource.en");

  /** The column in which a reason stands when an item is to be retired; it may be left out. */
  static final String RETIRE = "retire";

  private static final String RETIRE_ARABIC = "سبب السحب";
  private static final String ATTRIBUTES = "content.attributes.";
  private final String column;
  private final String arabic;
  private final String field;

  ImportColumns(String column, String arabic, String field) {
    this.column = column;
    this.arabic = arabic;
    this.field = field;
  }

  /** The stable name in the header row. */
  public String column() {
    return column;
  }

  /** The Arabic name that is accepted too. */
  public String arabic() {
    return arabic;
  }

  /** Whether it tells of the benchmark price. */
  boolean isBenchmark() {
    return field.startsWith("content.benchmark");
  }

  /** What stands above a column in a workbook of a language; attributes by their code. */
  static String title(String column, Language language) {
    if (column.equals(RETIRE)) {
      return retirementTitle(language);
    }
    return List.of(values()).stream()
        .filter(c -> language.isArabic() && c.column.equals(column))
        .findFirst()
        .map(ImportColumns::arabic)
        .orElse(column);
  }

  /** The column in which a field of a draft stands, such as {@code name_ar}. */
  static String columnOf(String field) {
    if (field.startsWith(ATTRIBUTES)) {
      return field.substring(ATTRIBUTES.length());
    }
    return List.of(values()).stream()
        .filter(c -> c.field.equals(field))
        .findFirst()
        .map(ImportColumns::column)
        .orElse(field);
  }

  /** Whether a heading is that of the column {@link #RETIRE}. */
  static boolean isRetirement(String heading) {
    String normalised = SearchText.normalise(heading);
    return normalised.equals(RETIRE) || normalised.equals(SearchText.normalise(RETIRE_ARABIC));
  }

  private static String retirementTitle(Language language) {
    return language.isArabic() ? RETIRE_ARABIC : RETIRE;
  }

  /** The stable name of every name that is accepted, attributes included. */
  static Map<String, String> names(Collection<Attribute> attributes) {
    Map<String, String> names = new LinkedHashMap<>();
    ambiguityFree(attributes).forEach(names::put);
    attributes.forEach(a -> names.put(a.code(), a.code()));
    for (ImportColumns one : values()) {
      names.put(one.column, one.column);
      names.put(one.arabic, one.column);
    }
    return names;
  }

  /** The stable names of all columns that a file may have. */
  static List<String> all(Collection<Attribute> attributes) {
    Set<String> all = new LinkedHashSet<>();
    List.of(values()).forEach(c -> all.add(c.column));
    attributes.forEach(a -> all.add(a.code()));
    all.add(RETIRE);
    return List.copyOf(all);
  }

  /** The codes of attributes by their accepted names, normalised. */
  static Map<String, String> normalised(Collection<Attribute> attributes) {
    Map<String, String> codes = new HashMap<>();
    ambiguityFree(attributes).forEach((name, code) -> codes.put(SearchText.normalise(name), code));
    attributes.forEach(a -> codes.put(SearchText.normalise(a.code()), a.code()));
    return codes;
  }

  /** Names of attributes that lead to one code only; the others must be given by code. */
  private static Map<String, String> ambiguityFree(Collection<Attribute> attributes) {
    Map<String, Optional<String>> codeOf = new HashMap<>();
    for (Attribute attribute : attributes) {
      Bilingual name = attribute.name();
      for (String called : List.of(name.ar(), name.en())) {
        codeOf.merge(
            called,
            Optional.of(attribute.code()),
            (one, other) -> one.equals(other) ? one : Optional.empty());
      }
    }
    Map<String, String> clear = new HashMap<>();
    codeOf.forEach((name, code) -> code.ifPresent(c -> clear.put(name, c)));
    return clear;
  }
}
