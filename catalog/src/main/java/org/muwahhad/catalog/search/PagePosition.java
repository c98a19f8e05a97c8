package org.muwahhad.catalog.search;

import java.util.Optional;
import org.muwahhad.shared.Refusal;

/**
 * Where a page of results begins or ends: score and code of an item. It stays a place in the order
 * when items come and go, so that nothing is shown twice or skipped.
 */
record PagePosition(int score, String code) {

  /**
   * The position that a request names.
   *
   * @throws Refusal.InvalidInput when no page ever had it
   */
  static Optional<PagePosition> read(String field, String token) {
    if (token.isBlank()) {
      return Optional.empty();
    }
    String[] parts = token.strip().split("\\.", 2);
    if (parts.length < 2 || !parts[0].matches("\\d{1,7}") || parts[1].length() > 30) {
      throw new Refusal.InvalidInput(field, "catalog.position-unknown");
    }
    return Optional.of(new PagePosition(Integer.parseInt(parts[0]), parts[1]));
  }

  String token() {
    return score + "." + code;
  }
}
