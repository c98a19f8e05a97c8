package org.muwahhad.catalog.proposal;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemDrafts;
import org.muwahhad.catalog.item.ItemForm;
import org.muwahhad.catalog.item.PublishedRevision;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;

/** Carries the forms of a proposal to the acts, so that all mistakes are reported at once. */
@Singleton
class ProposalDrafts {
  private final ItemDrafts itemDrafts;
  private final ProposeItem proposeItem;
  private final AcceptProposal acceptProposal;

  ProposalDrafts(ItemDrafts itemDrafts, ProposeItem proposeItem, AcceptProposal acceptProposal) {
    this.itemDrafts = itemDrafts;
    this.proposeItem = proposeItem;
    this.acceptProposal = acceptProposal;
  }

  /** Proposes a change to an item. */
  long propose(Actor actor, Form form, Template template, String item) {
    ItemForm read = ItemForm.read(form, template);
    List<Refusal.Fault> unread = new ArrayList<>(read.unread());
    if (!unread.isEmpty()) {
      Faults faults = new Faults();
      ProposeItem.checkReason(faults, form.value("reason").strip());
      ItemDrafts.collect(faults, unread);
    }
    itemDrafts.refuse(unread, read, template);
    return proposeItem.run(
        actor,
        new ProposeItem.ProposalDraft(
            item, template.category(), null, form.value("reason"), read.content()));
  }

  /** Publishes what stands in the form. */
  PublishedRevision accept(Actor actor, Form form, Template template, ProposalRow row) {
    ItemForm read = ItemForm.read(form, template);
    List<Refusal.Fault> unread = new ArrayList<>();
    if (row.isNeed() && ItemDrafts.kind(form).isEmpty()) {
      unread.add(new Refusal.Fault("kind", "shared.missing"));
    }
    unread.addAll(read.unread());
    String code = form.value("code").strip().toUpperCase(Locale.ROOT);
    if (row.itemCode() == null && !unread.isEmpty()) {
      Faults faults = new Faults();
      AddItem.checkCode(faults, code);
      ItemDrafts.collect(faults, unread);
    }
    itemDrafts.refuse(unread, read, template);
    Integer basedOn = form.decimal("basedOn").map(BigDecimal::intValue).orElse(null);
    return acceptProposal.run(
        actor,
        row.id(),
        new AcceptProposal.Acceptance(
            code,
            basedOn,
            read.content(),
            form.value("note"),
            template.category(),
            ItemDrafts.kind(form).orElse(null)));
  }
}
