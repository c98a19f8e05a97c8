package org.muwahhad.tender;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;

/**
 * A central buyer appoints one of the two panels of a draft: at least three members, one of them
 * the chair, all holding the panel's role, none on the other panel, and not whoever prepared the
 * tender; nor does whoever edited the draft examine the bids (design rule; UNCITRAL Model Law,
 * articles 42 and 43). The list replaces the one before.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and as invalid input with {@code
 * tender.panel-too-small}, {@code tender.panel-chair-missing}, {@code
 * tender.panel-member-not-eligible} or {@code tender.on-other-panel}.
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
  public void run(Actor actor, long tenderId, Panel panel, List<Long> members, long chair) {
    drafts.edit(actor, tenderId);
    List<Long> distinct = members.stream().distinct().toList();
    Set<Long> eligible =
        panels.listCandidates(tenderId).stream()
            .filter(c -> c.role().equals(panel.role().name()))
            .map(Panels.CandidateRow::personId)
            .collect(Collectors.toSet());
    List<TenderViews.PanelMember> others =
        views.listPanels(tenderId).stream()
            .filter(m -> m.panel() != panel && distinct.contains(m.personId()))
            .toList();
    new Faults()
        .check(distinct.size() >= FEWEST, "members", "tender.panel-too-small", FEWEST)
        .check(eligible.containsAll(distinct), "members", "tender.panel-member-not-eligible")
        .check(
            others.isEmpty(),
            "members",
            "tender.on-other-panel",
            others.isEmpty() ? "" : others.get(0).name())
        .check(distinct.contains(chair), "chair", "tender.panel-chair-missing")
        .throwIfAny();

    panels.clear(tenderId, panel);
    distinct.forEach(id -> panels.add(tenderId, id, panel, id == chair));
    drafts.record(
        actor,
        tenderId,
        "tender.panel-appointed",
        Map.of("panel", panel.name(), "members", distinct, "chair", chair));
  }
}
