package org.muwahhad.tender.panel;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.Expertise;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.Panels;
import org.muwahhad.tender.TenderEntry.PanelAppointed;
import org.muwahhad.tender.TenderQueries;

/**
 * A central buyer appoints one of the two panels of a draft: at least three members, one of them
 * the chair, all holding the panel's role, none on the other panel, and not anyone who prepared the
 * tender; nor does anyone who edited the draft examine the bids (design rule; UNCITRAL Model Law,
 * articles 42 and 43). Of each member of the examination panel it is said what the member examines;
 * that it lacks no expertise is asked for at the approval. It may have alternates besides, who are
 * called when a member declares a conflict of interest ({@link CallAlternate}); an opening panel
 * has no alternates, since it opens without some of its members. The list replaces the one before.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and as invalid input with {@code
 * tender.panel-too-small}, {@code tender.panel-chair-missing}, {@code
 * tender.panel-member-not-eligible}, {@code tender.panel-member-twice} at the second place, {@code
 * tender.on-other-panel}, {@code tender.alternates-of-examination-only}, {@code
 * tender.alternate-is-member} or, at {@code expertise[<person>]}, {@code
 * tender.member-expertise-missing}.
 */
@Singleton
public class AppointPanel {
  public static final int FEWEST = 3;
  private final DraftEdits drafts;
  private final Panels panels;
  private final TenderQueries queries;

  AppointPanel(DraftEdits drafts, Panels panels, TenderQueries queries) {
    this.drafts = drafts;
    this.panels = panels;
    this.queries = queries;
  }

  @Transactional
  public void run(Actor actor, long tenderId, Panel panel, Appointment appointment) {
    drafts.edit(actor, tenderId);
    requireSeats(appointment);
    Faults faults = new Faults();
    checkOnce(faults, "members", appointment.members());
    checkOnce(faults, "alternates", given(appointment.alternates()));
    checkMembers(faults, tenderId, panel, appointment);
    checkAlternates(faults, panel, appointment);
    if (panel == Panel.EXAMINATION) {
      appointment
          .everybody()
          .forEach(
              s ->
                  faults.check(
                      s.expertise() != null, field(s.person()), "tender.member-expertise-missing"));
    }
    faults.throwIfAny();

    panels.clear(tenderId, panel);
    seat(tenderId, panel, appointment);
    drafts.record(actor, entry(tenderId, panel, appointment));
  }

  /** The field of a member's expertise. */
  static String field(long person) {
    return "expertise[" + person + "]";
  }

  private static void requireSeats(Appointment appointment) {
    new Faults()
        .present("members", appointment.members())
        .present("alternates", given(appointment.alternates()))
        .throwIfAny();
  }

  private static List<Appointment.PanelSeat> given(@Nullable List<Appointment.PanelSeat> seats) {
    return seats == null ? List.of() : seats;
  }

  /** Of two seats of one person it would not be known which expertise counts. */
  private static void checkOnce(Faults faults, String field, List<Appointment.PanelSeat> seats) {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < seats.size(); i++) {
      faults.check(
          seen.add(seats.get(i).person()),
          field + "[" + i + "].person",
          "tender.panel-member-twice");
    }
  }

  private void checkMembers(Faults faults, long tenderId, Panel panel, Appointment appointment) {
    Set<Long> members = people(appointment.seats());
    Set<Long> named = people(appointment.everybody());
    Set<Long> eligible =
        panels.listCandidates(tenderId).stream()
            .filter(c -> c.role().equals(panel.role().name()))
            .map(Panels.CandidateRow::personId)
            .collect(Collectors.toSet());
    List<TenderQueries.PanelMember> others =
        queries.listPanels(tenderId).stream()
            .filter(m -> m.panel() != panel && named.contains(m.personId()))
            .toList();
    faults
        .check(members.size() >= FEWEST, "members", "tender.panel-too-small", FEWEST)
        .check(eligible.containsAll(named), "members", "tender.panel-member-not-eligible")
        .check(
            others.isEmpty(),
            "members",
            "tender.on-other-panel",
            others.isEmpty() ? "" : others.get(0).name())
        .check(members.contains(appointment.chair()), "chair", "tender.panel-chair-missing");
  }

  private static void checkAlternates(Faults faults, Panel panel, Appointment appointment) {
    Set<Long> members = people(appointment.seats());
    Set<Long> alternates = people(appointment.reserve());
    faults
        .check(
            panel == Panel.EXAMINATION || alternates.isEmpty(),
            "alternates",
            "tender.alternates-of-examination-only")
        .check(
            alternates.stream().noneMatch(members::contains),
            "alternates",
            "tender.alternate-is-member");
  }

  private static Set<Long> people(List<Appointment.PanelSeat> seats) {
    return seats.stream()
        .map(Appointment.PanelSeat::person)
        .collect(Collectors.toUnmodifiableSet());
  }

  private void seat(long tenderId, Panel panel, Appointment appointment) {
    for (Appointment.PanelSeat seat : appointment.seats()) {
      panels.add(
          tenderId,
          seat.person(),
          panel,
          seat.person() == appointment.chair(),
          panel == Panel.EXAMINATION ? seat.expertise() : null);
    }
    int position = 1;
    for (Appointment.PanelSeat seat : appointment.reserve()) {
      panels.addAlternate(tenderId, seat.person(), seat.expertise(), position++);
    }
  }

  private static PanelAppointed entry(long tenderId, Panel panel, Appointment appointment) {
    boolean examines = panel == Panel.EXAMINATION;
    return new PanelAppointed(
        tenderId,
        panel,
        appointment.seats().stream().map(Appointment.PanelSeat::person).toList(),
        appointment.chair(),
        examines
            ? appointment.reserve().stream().map(Appointment.PanelSeat::person).toList()
            : null,
        examines ? expertise(appointment.everybody()) : null);
  }

  private static Map<String, Expertise> expertise(List<Appointment.PanelSeat> seats) {
    Map<String, Expertise> expertise = new TreeMap<>();
    for (Appointment.PanelSeat seat : seats) {
      Expertise of = seat.expertise();
      if (of != null) {
        expertise.put(Long.toString(seat.person()), of);
      }
    }
    return expertise;
  }
}
