package org.muwahhad.catalog;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.shared.Faults;

/**
 * The attributes that items of a category state: those of the categories above it first, the widest
 * first, then its own.
 */
@Serdeable
public record Template(String category, List<Attribute> attributes) {
  private static final int LONGEST_VALUE = 500;

  public Template {
    attributes = List.copyOf(attributes);
  }

  /** The attribute with a code. */
  public Optional<Attribute> find(String code) {
    return attributes.stream().filter(a -> a.code().equals(code)).findFirst();
  }

  /**
   * The values as they are kept; see {@link Attribute#canonical}. Empty ones fall away, those that
   * the template does not understand stay as they are.
   */
  public Map<String, String> canonical(Map<String, String> values) {
    Map<String, String> kept = new TreeMap<>();
    values.forEach(
        (code, value) -> {
          if (!value.isBlank()) {
            kept.put(code, find(code).flatMap(a -> a.canonical(value)).orElse(value.strip()));
          }
        });
    return kept;
  }

  /**
   * Adds a fault for each value that is missing, not of its attribute's type, or of an attribute
   * that the category does not have.
   *
   * @param path path of the values, such as {@code content.attributes}
   */
  void check(Faults faults, String path, Map<String, String> values) {
    for (Attribute attribute : attributes) {
      String field = path + "." + attribute.code();
      String value = values.getOrDefault(attribute.code(), "");
      if (value.isBlank()) {
        faults.check(!attribute.required(), field, "shared.missing");
      } else {
        faults.check(value.length() <= LONGEST_VALUE, field, "shared.too-long", LONGEST_VALUE);
        checkType(faults, attribute, field, value);
      }
    }
    for (String code : values.keySet()) {
      faults.check(
          find(code).isPresent(), path + "." + code, "catalog.attribute-not-of-category", category);
    }
  }

  private static void checkType(Faults faults, Attribute attribute, String field, String value) {
    boolean fits = attribute.canonical(value).isPresent();
    switch (attribute.type()) {
      case TEXT -> {}
      case NUMBER -> faults.check(fits, field, "catalog.attribute-not-a-number");
      case BOOLEAN -> faults.check(fits, field, "catalog.attribute-not-yes-or-no");
      case CHOICE ->
          faults.check(
              fits,
              field,
              "catalog.attribute-not-a-choice",
              attribute.choices().stream()
                  .map(Attribute.Choice::code)
                  .collect(Collectors.joining(", ")));
    }
  }
}
