package org.muwahhad.aggregation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
    return listAbove(codes.stream().reduce(CategoryNames::shared).orElse("")).stream().findFirst();
  }

  /** The names of a category and of those above it, the deepest first. */
  public List<Bilingual> listAbove(String code) {
    return IntStream.iterate(code.length(), length -> length >= DIVISION, length -> length - 1)
        .mapToObj(length -> Optional.ofNullable(byCode.get(padded(code.substring(0, length)))))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static String padded(String digits) {
    return digits + "0".repeat(DIGITS - digits.length());
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
