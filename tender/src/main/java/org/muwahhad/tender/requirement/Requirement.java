package org.muwahhad.tender.requirement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.NumberText;
import org.muwahhad.web.Texts;

/**
 * One thing that an item of a tender must or should be.
 *
 * @param position order within the item, from 1
 * @param attributeCode attribute of the catalog it was made of; null for one that the buyer wrote
 * @param wanted number with a point, codes of choices with commas between, {@code true} or {@code
 *     false}; empty for {@link Comparison#AS_DESCRIBED}
 * @param unit of a number, if it has one
 * @param choices that a bidder chooses from; empty unless the comparison is of choices
 * @param text in words; may be empty where it can be measured
 * @param mandatory else desirable
 */
public record Requirement(
    long id,
    long lotId,
    long lotItemId,
    int position,
    @Nullable String attributeCode,
    Bilingual name,
    Comparison comparison,
    String wanted,
    @Nullable Bilingual unit,
    List<Attribute.AttributeChoice> choices,
    Bilingual text,
    boolean mandatory) {
  public Requirement {
    choices = List.copyOf(choices);
  }

  /** What is asked for, such as "at least 32 GB"; where one choice alone is accepted, that one. */
  public String asked(Texts t) {
    if (comparison == Comparison.AS_DESCRIBED) {
      return t.of(text);
    }
    boolean oneAlone = comparison == Comparison.ONE_OF && Attribute.codes(wanted).size() == 1;
    String words = words(t, wanted);
    return oneAlone ? words : t.get("requirement.asked." + comparison, words);
  }

  /** A value in canonical form in the words of a language. */
  public String words(Texts t, String value) {
    return switch (comparison) {
      case EQUALS, AT_LEAST, AT_MOST -> number(t, value);
      case ONE_OF, HAS_ALL ->
          Attribute.codes(value).stream()
              .map(code -> choice(t, code))
              .collect(Collectors.joining(t.language().isArabic() ? "، " : ", "));
      case YES_NO -> t.get(value.equals("true") ? "requirement.yes" : "requirement.no");
      case AS_DESCRIBED -> value;
    };
  }

  /** What was offered in words, as it was typed where it cannot be read. */
  public String offeredWords(Texts t, String typed) {
    return canonical(typed).map(value -> words(t, value)).orElse(typed);
  }

  /** An offered value in canonical form; empty when it cannot be read. */
  public Optional<String> canonical(String typed) {
    return comparison.canonical(typed, choices);
  }

  /** Whether a value in canonical form is what is asked for. */
  public boolean isMetBy(String offered) {
    return comparison.isMet(wanted, offered);
  }

  private String number(Texts t, String value) {
    BigDecimal number = NumberText.of(value);
    return unit == null ? t.number(number) : t.quantity(number, unit);
  }

  private String choice(Texts t, String code) {
    return choices.stream()
        .filter(c -> c.code().equals(code))
        .map(c -> t.of(c.name()))
        .findFirst()
        .orElse(code);
  }
}
