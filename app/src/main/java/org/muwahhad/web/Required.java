package org.muwahhad.web;

import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/** What a body sent by a program must hold. */
public final class Required {
  private Required() {}

  /**
   * The value of a field.
   *
   * @param field as the program sends it
   * @throws Refusal.InvalidInput {@code shared.missing} when it was left out
   */
  public static <T> T of(@Nullable T value, String field) {
    if (value == null) {
      throw new Refusal.InvalidInput(field, "shared.missing");
    }
    return value;
  }
}
