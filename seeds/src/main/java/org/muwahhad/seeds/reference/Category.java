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

  /** The first four digits, by which items are grouped into lots. */
  public String classDigits() {
    return code.substring(0, 4);
  }
}
