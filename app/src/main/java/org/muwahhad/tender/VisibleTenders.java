package org.muwahhad.tender;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/**
 * The tenders a person may read. Central buyers, auditors, the administrator, coordinators and
 * committee members see all; members of a panel those of their panel; everybody those that were
 * published, also when cancelled later.
 */
@Singleton
public class VisibleTenders {
  private static final Role[] INSIDERS = {
    Role.CENTRAL_BUYER,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
    Role.NATIONAL_COORDINATOR,
    Role.COMMITTEE_MEMBER
  };
  private final TenderViews views;
  private final Panels panels;

  VisibleTenders(TenderViews views, Panels panels) {
    this.views = views;
    this.panels = panels;
  }

  /** All that the person may read, the newest first. */
  @Transactional
  public List<TenderViews.Tender> list(Actor actor) {
    List<TenderViews.Tender> all = views.listTenders();
    if (actor.isAnyOf(INSIDERS)) {
      return all;
    }
    Set<Long> own = new HashSet<>(panels.listTendersOf(actor.personId()));
    return all.stream().filter(t -> isPublic(t) || own.contains(t.id())).toList();
  }

  /**
   * A tender that the person may read.
   *
   * @throws Refusal.NotFound when there is none, or not for this person
   */
  @Transactional
  public TenderViews.Tender get(Actor actor, long tenderId) {
    TenderViews.Tender tender = views.getTender(tenderId);
    if (isPublic(tender)
        || actor.isAnyOf(INSIDERS)
        || views.findPanelMember(tenderId, actor.personId()).isPresent()) {
      return tender;
    }
    throw new Refusal.NotFound("tender " + tenderId);
  }

  /** Whether the person may see who sits on the panels: not suppliers, before or after. */
  static boolean seesPanels(Actor actor) {
    return !actor.is(Role.BIDDER);
  }

  /** Whether the person may see what the states demanded and how it was summed. */
  static boolean seesDemand(Actor actor) {
    return actor.isAnyOf(INSIDERS);
  }

  private static boolean isPublic(TenderViews.Tender tender) {
    return tender.publishedAt() != null;
  }
}
