package org.muwahhad.award.optimum;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The order of lots, items, states and register numbers: figures in a name count as numbers, so
 * that lot 9 comes before lot 10.
 */
final class NameOrder implements Comparator<String> {
  static final NameOrder INSTANCE = new NameOrder();
  private static final Pattern STRETCH = Pattern.compile("[0-9]++|[^0-9]++");

  private NameOrder() {}

  @Override
  public int compare(String one, String other) {
    List<String> first = stretches(one);
    List<String> second = stretches(other);
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      int order = stretch(first.get(i), second.get(i));
      if (order != 0) {
        return order;
      }
    }
    int shorter = Integer.compare(first.size(), second.size());
    return shorter == 0 ? one.compareTo(other) : shorter;
  }

  private static List<String> stretches(String name) {
    return STRETCH.matcher(name).results().map(MatchResult::group).toList();
  }

  private static int stretch(String one, String other) {
    boolean numbers = isNumber(one) && isNumber(other);
    return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }

  private static boolean isNumber(String stretch) {
    return stretch.charAt(0) >= '0' && stretch.charAt(0) <= '9';
  }
}
