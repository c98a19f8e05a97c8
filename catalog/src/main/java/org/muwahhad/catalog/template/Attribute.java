package org.muwahhad.catalog.template;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.NumberText;
import org.muwahhad.shared.SearchText;
import org.muwahhad.web.Formats;

/**
 * One attribute that the items of a category state.
 *
 * @param id surrogate key; 0 before it is published
 * @param code stable within a category and those above it
 * @param type never changes, so that values of earlier revisions stay readable
 * @param unit shown after a number, or null
 * @param required whether every item must state it
 * @param facet whether the search offers it as a filter
 * @param minimum least NUMBER that is taken, or null
 * @param maximum greatest NUMBER that is taken, or null
 * @param choices what may be chosen; empty unless the type is CHOICE or MULTI_CHOICE
 */
@Introspected
public record Attribute(
    long id,
    String code,
    Bilingual name,
    Type type,
    @Nullable Bilingual unit,
    boolean required,
    boolean facet,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    List<AttributeChoice> choices) {
  /** Stands between the codes of a MULTI_CHOICE value. */
  public static final String SEPARATOR = ",";

  private static final Pattern TYPED_SEPARATORS = Pattern.compile("[,;|،؛\\n]");
  private static final Map<String, String> TRUTH =
      Map.of(
          "true", "true", "yes", "true", "نعم", "true", "false", "false", "no", "false", "لا",
          "false");

  public Attribute {
    choices = List.copyOf(choices);
    minimum = plain(minimum);
    maximum = plain(maximum);
  }

  /** How a value is written. */
  public enum Type {
    /** Any text. */
    TEXT,
    /** A number with a point; below zero only where the minimum is. */
    NUMBER,
    /** The code of one of the choices. */
    CHOICE,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** The codes of some of the choices, in their order, with commas between. */
    MULTI_CHOICE;

    /** Whether its values are chosen from a list. */
    public boolean hasChoices() {
      return this == CHOICE || this == MULTI_CHOICE;
    }
  }

  /** One of the values that an attribute with choices may have. */
  @Introspected
  public record AttributeChoice(String code, String ar, String en) {
    public Bilingual name() {
      return new Bilingual(ar, en);
    }
  }

  /**
   * The value in the form in which it is kept: numbers in European digits without grouping, choices
   * by code (their names in both languages are understood), yes and no as {@code true} and {@code
   * false}. Empty when the value is not of the attribute's type. Whether a number is within its
   * range is asked by {@link #isInRange}.
   */
  public Optional<String> canonical(String typed) {
    String value = typed.strip();
    return switch (type) {
      case TEXT -> Optional.of(value);
      case NUMBER ->
          Formats.parseNumber(value)
              .filter(n -> n.signum() >= 0 || takesNegatives())
              .map(n -> n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString());
      case CHOICE -> called(value).map(AttributeChoice::code);
      case BOOLEAN -> Optional.ofNullable(TRUTH.get(value.toLowerCase(Locale.ROOT)));
      case MULTI_CHOICE -> chosen(value);
    };
  }

  /** Whether a number, in the form in which it is kept, is within the attribute's range. */
  public boolean isInRange(String number) {
    BigDecimal value = NumberText.of(number);
    return (minimum == null || value.compareTo(minimum) >= 0)
        && (maximum == null || value.compareTo(maximum) <= 0);
  }

  /** The choice with a code. */
  public Optional<AttributeChoice> choice(String value) {
    return choices.stream().filter(c -> c.code().equals(value)).findFirst();
  }

  /** The codes in a value of an attribute with choices. */
  public static List<String> codes(String value) {
    return Arrays.stream(value.split(SEPARATOR, -1)).filter(c -> !c.isBlank()).toList();
  }

  /** The same attribute under the key it was given. */
  Attribute withId(long given) {
    return new Attribute(given, code, name, type, unit, required, facet, minimum, maximum, choices);
  }

  private boolean takesNegatives() {
    return minimum != null && minimum.signum() < 0;
  }

  /** All that was named, in the order of the choices; nothing when any of it is unknown. */
  private Optional<String> chosen(String typed) {
    Set<AttributeChoice> found = new LinkedHashSet<>();
    for (String part : TYPED_SEPARATORS.split(typed, -1)) {
      if (!part.isBlank()) {
        Optional<AttributeChoice> one = called(part.strip());
        if (one.isEmpty()) {
          return Optional.empty();
        }
        found.add(one.get());
      }
    }
    return Optional.of(
        choices.stream()
            .filter(found::contains)
            .map(AttributeChoice::code)
            .collect(Collectors.joining(SEPARATOR)));
  }

  private Optional<AttributeChoice> called(String typed) {
    String plain = SearchText.normalise(typed);
    return choices.stream()
        .filter(
            c ->
                c.code().equalsIgnoreCase(typed)
                    || SearchText.normalise(c.ar()).equals(plain)
                    || SearchText.normalise(c.en()).equals(plain))
        .findFirst();
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : new BigDecimal(number.stripTrailingZeros().toPlainString());
  }
}
