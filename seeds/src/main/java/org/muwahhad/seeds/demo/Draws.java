package org.muwahhad.seeds.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A stream of draws that depends on the seed and a name only, so that changing one part of the plan
 * leaves the others as they are.
 */
final class Draws {

  private final SplittableRandom random;

  Draws(long seed, String name) {
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode());
  }

  /** A whole number, both ends included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  boolean chance(int percent) {
    return between(1, 100) <= percent;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A factor in thousandths, both ends included: {@code factor(950, 1050)} is 0.950 to 1.050. */
  BigDecimal factor(int lowThousandths, int highThousandths) {
    return BigDecimal.valueOf(between(lowThousandths, highThousandths), 3);
  }

  /** So many different members, in drawn order; all of them if there are fewer. */
  <T> List<T> sample(List<T> choices, int count) {
    List<T> rest = new ArrayList<>(choices);
    List<T> drawn = new ArrayList<>();
    while (drawn.size() < count && !rest.isEmpty()) {
      drawn.add(rest.remove(random.nextInt(rest.size())));
    }
    return drawn;
  }
}
