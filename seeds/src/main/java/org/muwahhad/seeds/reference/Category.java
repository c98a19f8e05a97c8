package org.muwahhad.seeds.reference;

import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/**
 * A category of the Common Procurement Vocabulary that is offered for use.
 *
 * @param code eight digits, without the check digit
 * @param parent code of the next wider category; null for a division
 * @param name English as published, Arabic our own
 */
public record Category(String code, CategoryLevel level, @Nullable String parent, Bilingual name) {

  /** Digits that carry meaning: 2 for a division, 3 for a group, 4 for a class, then up to 8. */
  public int significantDigits() {
    return CategoryLevel.significantDigits(code);
  }

  /** The first four digits, by which items are grouped into lots. */
  public String classDigits() {
    return code.substring(0, 4);
  }
}
