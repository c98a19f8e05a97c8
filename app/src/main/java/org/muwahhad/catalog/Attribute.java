package org.muwahhad.catalog;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.SearchText;
import org.muwahhad.web.Formats;

/**
 * One attribute that the items of a category state.
 *
 * @param id surrogate key
 * @param code stable within a category and those above it
 * @param unit shown after a number, or null
 * @param required whether every item must state it
 * @param choices what may be chosen; empty unless the type is CHOICE
 */
@Serdeable
public record Attribute(
    long id,
    String code,
    Bilingual name,
    Type type,
    @Nullable Bilingual unit,
    boolean required,
    List<Choice> choices) {
  private static final Map<String, String> TRUTH =
      Map.of(
          "true", "true", "yes", "true", "نعم", "true", "false", "false", "no", "false", "لا",
          "false");

  public Attribute {
    choices = List.copyOf(choices);
  }

  /** How a value is written. */
  public enum Type {
    /** Any text. */
    TEXT,
    /** A number not below zero, with a point. */
    NUMBER,
    /** The code of one of the choices. */
    CHOICE,
    /** {@code true} or {@code false}. */
    BOOLEAN
  }

  /** One of the values that a CHOICE attribute may have. */
  @Serdeable
  public record Choice(String code, String ar, String en) {
    public Bilingual name() {
      return new Bilingual(ar, en);
    }
  }

  /**
   * The value in the form in which it is kept: numbers in European digits without grouping, choices
   * by code (their names in both languages are understood), yes and no as {@code true} and {@code
   * false}. Empty when the value is not of the attribute's type.
   */
  public Optional<String> canonical(String typed) {
    String value = typed.strip();
    return switch (type) {
      case TEXT -> Optional.of(value);
      case NUMBER ->
          Formats.parseNumber(value)
              .filter(n -> n.signum() >= 0)
              .map(n -> n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString());
      case CHOICE -> choices.stream().filter(c -> isCalled(c, value)).map(Choice::code).findFirst();
      case BOOLEAN -> Optional.ofNullable(TRUTH.get(value.toLowerCase(Locale.ROOT)));
    };
  }

  /** The choice with a code. */
  public Optional<Choice> choice(String value) {
    return choices.stream().filter(c -> c.code().equals(value)).findFirst();
  }

  private static boolean isCalled(Choice choice, String typed) {
    String plain = SearchText.normalise(typed);
    return choice.code().equalsIgnoreCase(typed)
        || SearchText.normalise(choice.ar()).equals(plain)
        || SearchText.normalise(choice.en()).equals(plain);
  }
}
