package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.proposal.ItemProposed;
import org.muwahhad.catalog.proposal.ProposalDecided;
import org.muwahhad.catalog.proposal.ProposalRow;
import org.muwahhad.catalog.proposal.ViewProposals;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/** Informs catalog managers of proposals, and the person who made one what became of it. */
@Singleton
class ProposalNotices {
  private static final String PAGES = "/catalog/proposals/";
  private final NotifyPeople tell;
  private final Notices notices;
  private final ViewProposals proposals;

  ProposalNotices(NotifyPeople tell, Notices notices, ViewProposals proposals) {
    this.tell = tell;
    this.notices = notices;
    this.proposals = proposals;
  }

  @EventListener
  void on(ItemProposed event) {
    ProposalRow row = get(event.proposalId());
    tell.run(
        Notice.of(
                "item-proposed",
                href(row),
                Argument.name(row.name()),
                Argument.name(row.proposer()),
                Argument.text(row.reason()))
            .mailedHourlyOf(PAGES + "%"),
        id -> notices.tellRole(id, Role.CATALOG_MANAGER.name()));
  }

  @EventListener
  void on(ProposalDecided event) {
    ProposalRow row = get(event.proposalId());
    String note = row.decisionNote();
    String code = row.resultCode();
    tell.run(
        Notice.of(
            "proposal-" + row.status().name().toLowerCase(Locale.ROOT),
            href(row),
            Argument.name(row.name()),
            Argument.text(code == null ? "" : code),
            Argument.text(note == null ? "" : note),
            Argument.text(note == null ? "none" : "some")),
        id -> notices.tellPerson(id, row.proposedBy()));
  }

  private static String href(ProposalRow row) {
    return PAGES + row.id();
  }

  private ProposalRow get(long id) {
    return proposals.findRow(id).orElseThrow(() -> new Refusal.NotFound("proposal " + id));
  }
}
