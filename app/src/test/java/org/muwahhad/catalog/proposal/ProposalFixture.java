package org.muwahhad.catalog.proposal;

import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Laptops that an officer of an Omani ministry proposes to the catalog. */
final class ProposalFixture {
  private final TestApp app;
  private final Actor officer;
  private final Actor manager;

  ProposalFixture(TestApp app, World world, CatalogFixture catalog) {
    this.app = app;
    this.officer = world.anOfficerOf(world.anEntityIn("OM"));
    this.manager = catalog.manager();
  }

  Actor officer() {
    return officer;
  }

  /** The officer, who is a catalog manager too. */
  Actor officerWhoManages() {
    List<Grant> grants =
        Stream.concat(officer.grants().stream(), manager.grants().stream()).toList();
    return new Actor(
        officer.personId(),
        officer.login(),
        officer.name(),
        officer.title(),
        officer.zone(),
        grants);
  }

  static ItemContent content() {
    return CatalogFixture.laptop(
            "LAP",
            new Bilingual("حاسوب محمول متين", "Rugged laptop"),
            new Bilingual("حاسوب للعمل الميداني", "A computer for work in the field"))
        .content();
  }

  static ProposeItem.ProposalDraft newItem() {
    return new ProposeItem.ProposalDraft(
        null, CatalogFixture.LAPTOPS, ItemKind.HARDWARE, "Field teams need it", content());
  }

  static ProposeItem.ProposalDraft changeOf(String code, ItemContent content) {
    return new ProposeItem.ProposalDraft(code, null, null, "The price went up", content);
  }

  long aProposal() {
    return app.get(ProposeItem.class).run(officer, newItem());
  }

  String lastAct(long proposal) {
    return app.ask(
        """
        SELECT act FROM audit_entry WHERE object_type = 'proposal' AND object_id = '%d'
         ORDER BY id DESC LIMIT 1"""
            .formatted(proposal));
  }

  ProposalRow row(long proposal) {
    return app.get(ViewProposals.class).get(officer, proposal).row();
  }

  static AcceptProposal.Acceptance under(String code) {
    return new AcceptProposal.Acceptance(code, null, null, null, null, null);
  }

  List<String> faults(Runnable act) {
    try {
      act.run();
      return List.of();
    } catch (Refusal.InvalidInput refusal) {
      return refusal.faults().stream().map(Refusal.Fault::code).toList();
    }
  }
}
