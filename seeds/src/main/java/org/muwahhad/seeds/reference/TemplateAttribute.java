package org.muwahhad.seeds.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/**
 * An attribute that items of a category carry. It holds for the category and everything below it.
 *
 * @param category code of the category that introduces the attribute
 * @param code short stable name, unique along any path from a division down
 * @param unit UN/ECE Recommendation 20 code of a number's unit; null where it has none
 * @param facet whether the search offers it as a filter
 * @param minimum least number, or null
 * @param maximum greatest number, or null
 * @param position order of display within the category
 * @param choices what may be chosen; empty unless the type is CHOICE or MULTI_CHOICE
 */
public record TemplateAttribute(
    String category,
    String code,
    AttributeType type,
    @Nullable String unit,
    boolean required,
    boolean facet,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    int position,
    Bilingual name,
    List<Choice> choices) {

  /** One of the values an attribute with choices may have. */
  public record Choice(String code, Bilingual name) {}

  /** Whether a value is written as the type demands. */
  public boolean accepts(String value) {
    return switch (type) {
      case TEXT -> !value.isBlank();
      case NUMBER -> value.matches("\\d+(\\.\\d+)?") && isInRange(new BigDecimal(value));
      case CHOICE -> isChoice(value);
      case MULTI_CHOICE -> Stream.of(value.split(",", -1)).allMatch(this::isChoice);
      case BOOLEAN -> value.equals("true") || value.equals("false");
    };
  }

  private boolean isChoice(String value) {
    return choices.stream().anyMatch(choice -> choice.code().equals(value));
  }

  private boolean isInRange(BigDecimal number) {
    return (minimum == null || number.compareTo(minimum) >= 0)
        && (maximum == null || number.compareTo(maximum) <= 0);
  }
}
