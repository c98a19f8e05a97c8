package org.muwahhad.web;

import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;
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
    return of(value, field, new Faults());
  }

  /**
   * The value of a field, where others of the body were looked at before it.
   *
   * @param others what is wrong with those; reported together with the field that was left out, and
   *     left to the caller when it was not
   * @throws Refusal.InvalidInput {@code shared.missing} and the others when it was left out
   */
  public static <T> T of(@Nullable T value, String field, Faults others) {
    if (value == null) {
      throw new Refusal.InvalidInput(others.check(false, field, "shared.missing").found());
    }
    return value;
  }
}
