package org.muwahhad.bid.key;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Shows the key ceremony of a tender, once published, to the central purchasing body, auditors, the
 * administrator and the members of its opening panel.
 */
@Singleton
public class Ceremonies {
  private final TenderQueries tenders;
  private final TenderKeys keys;
  private final KeyShares shares;

  Ceremonies(TenderQueries tenders, TenderKeys keys, KeyShares shares) {
    this.tenders = tenders;
    this.keys = keys;
    this.shares = shares;
  }

  /**
   * The ceremony of a tender.
   *
   * @throws Refusal.NotFound when there was none yet, or it is not for this person to see
   */
  @Transactional
  public Ceremony get(Actor actor, long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    TenderKeys.StoredTenderKey key =
        keys.find(tenderId)
            .filter(k -> mayRead(actor, tenderId))
            .orElseThrow(() -> new Refusal.NotFound("key ceremony of tender " + tenderId));
    List<Ceremony.Holder> holders =
        shares.listHolders(tenderId).stream().map(h -> holder(h, actor)).toList();
    return new Ceremony(
        tender,
        Sha256.of(key.publicKeyset()),
        key.createdAt(),
        key.threshold(),
        key.shareCount(),
        holders,
        tender.status() == TenderStatus.PUBLISHED || tender.status() == TenderStatus.CLOSED);
  }

  private static Ceremony.Holder holder(KeyShares.Holder h, Actor actor) {
    return new Ceremony.Holder(
        h.shareNumber(),
        h.name(),
        h.state(),
        h.superseded(),
        h.rehearsedAt(),
        h.outAt(),
        h.personId() == actor.personId());
  }

  private boolean mayRead(Actor actor, long tenderId) {
    return actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR)
        || tenders
            .findPanelMember(tenderId, actor.personId())
            .filter(m -> m.panel() == Panel.OPENING)
            .isPresent();
  }
}
