package org.muwahhad.demo;

import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;

/**
 * The people, entities, sites and suppliers of the demonstration as they stand in the database, by
 * their codes in the plan.
 */
record DemoCast(
    Map<String, Actor> people, Map<String, Long> entities, Map<String, Long> suppliers) {

  Actor person(String code) {
    return get(people, code);
  }

  long entity(String code) {
    return get(entities, code);
  }

  long supplier(String code) {
    return get(suppliers, code);
  }

  private static <T> T get(Map<String, T> all, String code) {
    return Optional.ofNullable(all.get(code))
        .orElseThrow(() -> new IllegalStateException("Nobody and nothing is called " + code));
  }
}
