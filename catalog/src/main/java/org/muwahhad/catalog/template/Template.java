package org.muwahhad.catalog.template;

import io.micronaut.core.annotation.Introspected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;

/**
 * The attributes that items of a category state: those of the categories above it first, the widest
 * first, then its own.
 *
 * @param edition newest published version among those it is made of, 0 when there is none
 */
@Introspected
public record Template(String category, int edition, List<Attribute> attributes) {
  private static final int LONGEST_VALUE = 500;

  public Template {
    attributes = List.copyOf(attributes);
  }

  /** A template of no published version. */
  public Template(String category, List<Attribute> attributes) {
    this(category, 0, attributes);
  }

  /** What an item that was made against an earlier template lacks. */
  public enum Problem {
    /** It does not state what is required now. */
    MISSING,
    /** What it states is no longer a choice, or out of range. */
    NOT_TAKEN,
    /** It states what is no longer asked for. */
    NOT_ASKED
  }

  /** One thing that keeps an item from following a template. */
  public record TemplateLack(String code, Bilingual attribute, Problem problem) {}

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
    kept.values().removeIf(String::isEmpty);
    return kept;
  }

  /**
   * What an item lacks against this template.
   *
   * @param stated what its revision states, by the attribute it was stated under
   */
  public List<TemplateLack> lacks(Map<Attribute, String> stated) {
    Map<String, String> values =
        stated.entrySet().stream()
            .collect(Collectors.toMap(s -> s.getKey().code(), Map.Entry::getValue));
    List<TemplateLack> lacks = new ArrayList<>();
    for (Attribute attribute : attributes) {
      String value = values.getOrDefault(attribute.code(), "");
      if (value.isBlank() && attribute.required()) {
        lacks.add(new TemplateLack(attribute.code(), attribute.name(), Problem.MISSING));
      } else if (!value.isBlank() && !isTaken(attribute, value)) {
        lacks.add(new TemplateLack(attribute.code(), attribute.name(), Problem.NOT_TAKEN));
      }
    }
    for (Attribute attribute : stated.keySet()) {
      if (find(attribute.code()).isEmpty()) {
        lacks.add(new TemplateLack(attribute.code(), attribute.name(), Problem.NOT_ASKED));
      }
    }
    return lacks;
  }

  /**
   * Adds a fault for each value that is missing, not of its attribute's type, out of its range, or
   * of an attribute that the category does not have.
   *
   * @param path path of the values, such as {@code content.attributes}
   */
  public void check(Faults faults, String path, Map<String, String> values) {
    for (Attribute attribute : attributes) {
      String field = path + "." + attribute.code();
      String value = values.getOrDefault(attribute.code(), "");
      if (value.isBlank()) {
        faults.check(!attribute.required(), field, "shared.missing");
      } else {
        faults.atMost(field, value, LONGEST_VALUE);
        checkType(faults, attribute, field, value);
      }
    }
    for (String code : values.keySet()) {
      faults.check(
          find(code).isPresent(), path + "." + code, "catalog.attribute-not-of-category", category);
    }
  }

  private static boolean isTaken(Attribute attribute, String value) {
    return attribute
        .canonical(value)
        .filter(v -> attribute.type() != Attribute.Type.NUMBER || attribute.isInRange(v))
        .isPresent();
  }

  private static void checkType(Faults faults, Attribute attribute, String field, String value) {
    boolean fits = attribute.canonical(value).isPresent();
    switch (attribute.type()) {
      case TEXT -> {}
      case NUMBER -> checkNumber(faults, attribute, field, value, fits);
      case BOOLEAN -> faults.check(fits, field, "catalog.attribute-not-yes-or-no");
      case CHOICE, MULTI_CHOICE ->
          faults.check(
              fits,
              field,
              "catalog.attribute-not-a-choice",
              attribute.choices().stream()
                  .map(Attribute.AttributeChoice::code)
                  .collect(Collectors.joining(", ")));
    }
  }

  private static void checkNumber(
      Faults faults, Attribute attribute, String field, String value, boolean fits) {
    if (!fits) {
      faults.check(false, field, "catalog.attribute-not-a-number");
      return;
    }
    boolean inRange = attribute.isInRange(attribute.canonical(value).orElseThrow());
    if (attribute.minimum() != null && attribute.maximum() != null) {
      faults.check(
          inRange,
          field,
          "catalog.attribute-out-of-range",
          attribute.minimum(),
          attribute.maximum());
    } else if (attribute.minimum() != null) {
      faults.check(inRange, field, "catalog.attribute-too-small", attribute.minimum());
    } else if (attribute.maximum() != null) {
      faults.check(inRange, field, "catalog.attribute-too-great", attribute.maximum());
    }
  }
}
