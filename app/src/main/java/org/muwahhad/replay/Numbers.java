package org.muwahhad.replay;

import java.math.BigDecimal;
import org.muwahhad.shared.NumberText;

/** Numbers without needless zeros, as they are compared. */
final class Numbers {
  private Numbers() {}

  /** The text itself where it is no number, such as the empty one. */
  static String plain(String number) {
    return NumberText.parse(number).map(Numbers::plain).orElse(number);
  }

  static String plain(BigDecimal number) {
    return NumberText.plain(number.stripTrailingZeros());
  }
}
