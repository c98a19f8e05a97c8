package org.muwahhad.tender;

import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is to sit on a panel.
 *
 * @param chair number of the person who chairs it, one of the members
 */
@Serdeable
public record Appointment(List<Seat> members, long chair) {

  /**
   * A member.
   *
   * @param person number of the person
   * @param expertise what the person examines; null on the opening panel
   */
  @Serdeable
  public record Seat(long person, @Nullable Expertise expertise) {}

  /** The members, each once. */
  List<Seat> seats() {
    Map<Long, Seat> seats = new LinkedHashMap<>();
    members.forEach(m -> seats.putIfAbsent(m.person(), m));
    return List.copyOf(seats.values());
  }

  /** An opening panel. */
  public static Appointment ofOpening(List<Long> members, long chair) {
    return new Appointment(members.stream().map(m -> new Seat(m, null)).toList(), chair);
  }
}
