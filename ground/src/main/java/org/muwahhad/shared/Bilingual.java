package org.muwahhad.shared;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * A text held in both working languages, such as the name of a catalog item. The component {@code
 * name} of a record read from the database, marked {@code @Relation(EMBEDDED)}, comes from the
 * columns {@code name_ar} and {@code name_en}, and JSON has it as {@code nameAr} and {@code
 * nameEn}.
 */
@Introspected
@Embeddable
public record Bilingual(String ar, String en) {
  private static final Bilingual EMPTY = new Bilingual("", "");

  /** The text, or none in either language. */
  public static Bilingual orEmpty(@Nullable Bilingual text) {
    return text == null ? EMPTY : text;
  }
}
