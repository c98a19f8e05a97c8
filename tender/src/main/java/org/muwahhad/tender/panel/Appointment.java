package org.muwahhad.tender.panel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.Expertise;

/**
 * Who is to sit on a panel.
 *
 * @param chair number of the person who chairs it, one of the members
 * @param alternates of an examination panel, in the order in which they are called; null if there
 *     is none
 */
public record Appointment(List<Seat> members, long chair, @Nullable List<Seat> alternates) {

  /**
   * A member or an alternate.
   *
   * @param person number of the person
   * @param expertise what the person examines; null on the opening panel
   */
  public record Seat(long person, @Nullable Expertise expertise) {}

  /** The members, each once. */
  List<Seat> seats() {
    return once(members);
  }

  /** The alternates, each once, in their order. */
  List<Seat> reserve() {
    return alternates == null ? List.of() : once(alternates);
  }

  /** Members and alternates. */
  List<Seat> everybody() {
    return Stream.concat(seats().stream(), reserve().stream()).toList();
  }

  private static List<Seat> once(List<Seat> named) {
    Map<Long, Seat> seats = new LinkedHashMap<>();
    named.forEach(m -> seats.putIfAbsent(m.person(), m));
    return List.copyOf(seats.values());
  }

  /** An opening panel. */
  public static Appointment ofOpening(List<Long> members, long chair) {
    return new Appointment(members.stream().map(m -> new Seat(m, null)).toList(), chair, null);
  }
}
