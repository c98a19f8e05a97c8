package org.muwahhad.tender;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;

/**
 * A central buyer appoints one of the two panels of a draft: at least three members, one of them
 * the chair, all holding the panel's role, none on the other panel, and not whoever prepared the
 * tender (design rule; UNCITRAL Model Law, articles 42 and 43). Of each member of the examination
 * panel it is said what the member examines; that it lacks no expertise is asked for at the
 * approval. The list replaces the one before.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and as invalid input with {@code
 * tender.panel-too-small}, {@code tender.panel-chair-missing}, {@code
 * tender.panel-member-not-eligible}, {@code tender.on-other-panel} or, at {@code
 * expertise[<person>]}, {@code tender.member-expertise-missing}.
 */
@Singleton
public class AppointPanel {
  static final int FEWEST = 3;
  private final DraftEdits drafts;
  private final Panels panels;
  private final TenderViews views;

  AppointPanel(DraftEdits drafts, Panels panels, TenderViews views) {
    this.drafts = drafts;
    this.panels = panels;
    this.views = views;
  }

  @Transactional
  public void run(Actor actor, long tenderId, Panel panel, Appointment appointment) {
    drafts.edit(actor, tenderId);
    new Faults().present("members", appointment.members()).throwIfAny();
    List<Appointment.Seat> seats = appointment.seats();
    Set<Long> members =
        seats.stream().map(Appointment.Seat::person).collect(Collectors.toUnmodifiableSet());
    Faults faults = new Faults();
    checkMembers(faults, tenderId, panel, members);
    faults.check(members.contains(appointment.chair()), "chair", "tender.panel-chair-missing");
    if (panel == Panel.EXAMINATION) {
      seats.forEach(
          s ->
              faults.check(
                  s.expertise() != null, field(s.person()), "tender.member-expertise-missing"));
    }
    faults.throwIfAny();

    panels.clear(tenderId, panel);
    seats.forEach(
        s ->
            panels.add(
                tenderId,
                s.person(),
                panel,
                s.person() == appointment.chair(),
                panel == Panel.EXAMINATION ? s.expertise() : null));
    drafts.record(actor, tenderId, "tender.panel-appointed", detail(panel, appointment, seats));
  }

  /** The field of a member's expertise. */
  static String field(long person) {
    return "expertise[" + person + "]";
  }

  private void checkMembers(Faults faults, long tenderId, Panel panel, Set<Long> members) {
    Set<Long> eligible =
        panels.listCandidates(tenderId).stream()
            .filter(c -> c.role().equals(panel.role().name()))
            .map(Panels.CandidateRow::personId)
            .collect(Collectors.toSet());
    List<TenderViews.PanelMember> others =
        views.listPanels(tenderId).stream()
            .filter(m -> m.panel() != panel && members.contains(m.personId()))
            .toList();
    faults
        .check(members.size() >= FEWEST, "members", "tender.panel-too-small", FEWEST)
        .check(eligible.containsAll(members), "members", "tender.panel-member-not-eligible")
        .check(
            others.isEmpty(),
            "members",
            "tender.on-other-panel",
            others.isEmpty() ? "" : others.get(0).name());
  }

  private static Map<String, Object> detail(
      Panel panel, Appointment appointment, List<Appointment.Seat> seats) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("panel", panel.name());
    detail.put("members", seats.stream().map(Appointment.Seat::person).toList());
    detail.put("chair", appointment.chair());
    Map<String, String> expertise = new TreeMap<>();
    for (Appointment.Seat seat : seats) {
      Expertise of = seat.expertise();
      if (of != null) {
        expertise.put(Long.toString(seat.person()), of.name());
      }
    }
    if (panel == Panel.EXAMINATION) {
      detail.put("expertise", expertise);
    }
    return detail;
  }
}
