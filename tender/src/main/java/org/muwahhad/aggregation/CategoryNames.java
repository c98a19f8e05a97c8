package org.muwahhad.aggregation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/**
 * Names of categories, after which lots are named: a lot is called what its own items have in
 * common.
 *
 * @param byCode by CPV code of eight digits
 */
public record CategoryNames(Map<String, Bilingual> byCode) {
  private static final int DIGITS = 8;
  private static final int DIVISION = 2;

  public CategoryNames {
    byCode = Map.copyOf(byCode);
  }

  /**
   * The deepest category that is, or is above, each of some categories; empty when they are of
   * several divisions.
   */
  public Optional<Bilingual> findCommon(Collection<String> codes) {
    String common = codes.stream().reduce(CategoryNames::shared).orElse("");
    for (int length = common.length(); length >= DIVISION; length--) {
      Bilingual name = byCode.get(common.substring(0, length) + "0".repeat(DIGITS - length));
      if (name != null) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static String shared(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }
}
