package org.muwahhad.seeds.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/**
 * An attribute that items of a category carry. It holds for the category and everything below it.
 *
 * @param category code of the category that introduces the attribute
 * @param code short stable name, unique along any path from a division down
 * @param unit UN/ECE Recommendation 20 code of a number's unit; null where it has none
 * @param position order of display within the category
 * @param choices what may be chosen; empty unless the type is CHOICE
 */
public record TemplateAttribute(
    String category,
    String code,
    AttributeType type,
    @Nullable String unit,
    boolean required,
    int position,
    Bilingual name,
    List<Choice> choices) {

  /** One of the values a CHOICE attribute may have. */
  public record Choice(String code, Bilingual name) {}

  /** Whether a value is written as the type demands. */
  public boolean accepts(String value) {
    return switch (type) {
      case TEXT -> !value.isBlank();
      case NUMBER -> value.matches("\\d+(\\.\\d+)?");
      case CHOICE -> choices.stream().anyMatch(choice -> choice.code().equals(value));
      case BOOLEAN -> value.equals("true") || value.equals("false");
    };
  }
}
