package org.muwahhad.tender.requirement;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.NumberText;
import org.muwahhad.web.Formats;

/** How what is offered is held against what is asked for. */
public enum Comparison {
  /** The number that is asked for. */
  EQUALS,
  /** The number that is asked for, or more. */
  AT_LEAST,
  /** The number that is asked for, or less. */
  AT_MOST,
  /** One choice, which is among those accepted. */
  ONE_OF,
  /** Choices that hold all that are asked for. */
  HAS_ALL,
  /** Yes or no. */
  YES_NO,
  /** Described in words, so that people judge it. */
  AS_DESCRIBED;

  private static final Bilingual UNNAMED = new Bilingual("", "");

  public boolean isNumeric() {
    return this == EQUALS || this == AT_LEAST || this == AT_MOST;
  }

  public boolean hasChoices() {
    return this == ONE_OF || this == HAS_ALL;
  }

  /** Whether the service itself can say if it is met. */
  public boolean isMeasured() {
    return this != AS_DESCRIBED;
  }

  /**
   * An offered value in the form in which values are compared: numbers in European digits, choices
   * by code, yes and no as {@code true} and {@code false}; empty when it cannot be read.
   */
  public Optional<String> canonical(String typed, List<Attribute.AttributeChoice> choices) {
    String value = typed.strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (this) {
      case EQUALS, AT_LEAST, AT_MOST -> Formats.parseNumber(value).map(Comparison::plain);
      case ONE_OF -> attribute(Attribute.Type.CHOICE, choices).canonical(value);
      case HAS_ALL -> chosen(value, choices);
      case YES_NO -> attribute(Attribute.Type.BOOLEAN, choices).canonical(value);
      case AS_DESCRIBED -> Optional.of(value);
    };
  }

  /**
   * The accepted or needed value of a requirement in that form: of choices there may be several.
   */
  Optional<String> canonicalWanted(String typed, List<Attribute.AttributeChoice> choices) {
    return this == ONE_OF ? chosen(typed, choices) : canonical(typed, choices);
  }

  /** Whether a value meets what is asked for, both in canonical form. */
  boolean isMet(String wanted, String offered) {
    return switch (this) {
      case EQUALS -> compare(offered, wanted) == 0;
      case AT_LEAST -> compare(offered, wanted) >= 0;
      case AT_MOST -> compare(offered, wanted) <= 0;
      case ONE_OF -> Attribute.codes(wanted).contains(offered);
      case HAS_ALL -> new HashSet<>(Attribute.codes(offered)).containsAll(Attribute.codes(wanted));
      case YES_NO -> wanted.equals(offered);
      case AS_DESCRIBED -> false;
    };
  }

  private static Optional<String> chosen(String typed, List<Attribute.AttributeChoice> choices) {
    return attribute(Attribute.Type.MULTI_CHOICE, choices)
        .canonical(typed)
        .filter(codes -> !codes.isEmpty());
  }

  private static int compare(String a, String b) {
    return NumberText.of(a).compareTo(NumberText.of(b));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static Attribute attribute(Attribute.Type type, List<Attribute.AttributeChoice> choices) {
    return new Attribute(0, "offered", UNNAMED, type, null, false, false, null, null, choices);
  }
}
