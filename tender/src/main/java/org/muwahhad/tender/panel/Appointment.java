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
public record Appointment(
    List<PanelSeat> members, long chair, @Nullable List<PanelSeat> alternates) {

  /**
   * A member or an alternate.
   *
   * @param person number of the person
   * @param expertise what the person examines; null on the opening panel
   */
  public record PanelSeat(long person, @Nullable Expertise expertise) {}

  /** The members, each once. */
  List<PanelSeat> seats() {
    return once(members);
  }

  /** The alternates, each once, in their order. */
  List<PanelSeat> reserve() {
    return alternates == null ? List.of() : once(alternates);
  }

  /** Members and alternates. */
  List<PanelSeat> everybody() {
    return Stream.concat(seats().stream(), reserve().stream()).toList();
  }

  private static List<PanelSeat> once(List<PanelSeat> named) {
    Map<Long, PanelSeat> seats = new LinkedHashMap<>();
    named.forEach(m -> seats.putIfAbsent(m.person(), m));
    return List.copyOf(seats.values());
  }

  /** An opening panel. */
  public static Appointment ofOpening(List<Long> members, long chair) {
    return new Appointment(members.stream().map(m -> new PanelSeat(m, null)).toList(), chair, null);
  }
}
