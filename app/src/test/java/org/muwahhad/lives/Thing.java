package org.muwahhad.lives;

import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/**
 * Something in a state, with the acts that can be tried on it.
 *
 * @param query tells the state
 * @param people who acts in a role, in the best place for it
 * @param acts by the name that the table gives them
 */
record Thing(String query, Map<Role, Actor> people, Map<String, Act> acts) {

  /**
   * An act to try.
   *
   * @param query tells the state of what it is tried on
   * @param preparedAt when what it needs is done, UTC
   * @param before does what it needs, where it may be done; all of it is taken back afterwards
   * @param at when it is tried, UTC
   * @param run the act itself
   */
  record Act(
      String query,
      Instant preparedAt,
      Consumer<Connection> before,
      Instant at,
      Consumer<Actor> run) {

    /** What it needs is done when it is tried. */
    static Act at(String query, Instant at, Consumer<Connection> before, Consumer<Actor> run) {
      return new Act(query, at, before, at, run);
    }

    /** It needs nothing more. */
    static Act at(String query, Instant at, Consumer<Actor> run) {
      return at(query, at, connection -> {}, run);
    }
  }
}
