package org.muwahhad.bid.key;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;

/**
 * Gives a member of an opening panel what their browser needs to open their share by itself: the
 * share as it is encrypted to their opening key, and that key as the passphrase locks it.
 */
@Singleton
public class ViewHeldShare {
  private final TenderQueries tenders;
  private final LearnedConflicts conflicts;
  private final KeyShares shares;
  private final OpeningKeys keys;
  private final KeyChallenges challenges;

  ViewHeldShare(
      TenderQueries tenders,
      LearnedConflicts conflicts,
      KeyShares shares,
      OpeningKeys keys,
      KeyChallenges challenges) {
    this.tenders = tenders;
    this.conflicts = conflicts;
    this.shares = shares;
    this.keys = keys;
    this.challenges = challenges;
  }

  /**
   * A share that its holder's browser opens. Bytes are Base64.
   *
   * @param lockedPrivateKeyset private part of the opening key, locked by the passphrase
   * @param derivation how the passphrase gives the key of that lock (PHC string)
   * @param openingKeySha256 fingerprint of the opening key
   * @param challenge what shows that it was unlocked; bound to the context beside it
   * @param transport public keyset that a share is encrypted to when it is given; null before the
   *     meeting
   */
  public record HeldShareView(
      String openingKeySha256,
      String lockedPrivateKeyset,
      String derivation,
      String challenge,
      String challengeContext,
      List<WrappedPart> parts,
      @Nullable String transport) {
    public HeldShareView {
      parts = List.copyOf(parts);
    }

    /** The same with the key that a share travels under. */
    public HeldShareView with(@Nullable String publicKeyset) {
      return new HeldShareView(
          openingKeySha256,
          lockedPrivateKeyset,
          derivation,
          challenge,
          challengeContext,
          parts,
          publicKeyset);
    }
  }

  /**
   * The share of one of the tender's keys.
   *
   * @param context what it is bound to, as the service encrypted it
   * @param commitment SHA-256 of that context, a bar and the share
   */
  public record WrappedPart(
      SealedPart part, int shareNumber, String context, String wrappedShare, String commitment) {}

  /**
   * What the member's browser needs.
   *
   * @throws Refusal.RuleBroken {@code bid.share-missing} when the member holds none of this tender
   * @throws Refusal.NotPermitted {@code tender.not-on-panel}, {@code tender.conflict-declared}
   */
  @Transactional
  public HeldShareView get(Actor actor, long tenderId) {
    actor.require(Role.OPENING_MEMBER);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    tenders.requirePanelMember(tenderId, actor.personId(), Panel.OPENING);
    conflicts.requireNone(actor, tenderId);
    KeyShares.StoredShare held =
        shares
            .find(tenderId, actor.personId())
            .orElseThrow(() -> new Refusal.RuleBroken("bid.share-missing"));
    String publicKeyset =
        keys.findPublicKeyset(actor.personId(), held.fingerprint())
            .orElseThrow(() -> new Refusal.RuleBroken("bid.share-missing"));
    String purpose = purpose(tenderId);
    List<WrappedPart> parts = new ArrayList<>();
    for (SealedPart part : SealedPart.values()) {
      shares
          .find(tenderId, actor.personId(), part)
          .ifPresent(s -> parts.add(wrapped(tender, part, s)));
    }
    Base64.Encoder base64 = Base64.getEncoder();
    return new HeldShareView(
        held.fingerprint(),
        base64.encodeToString(held.lockedPrivateKeyset()),
        held.derivation(),
        challenges.challenge(actor, purpose, held.fingerprint(), publicKeyset),
        KeyChallenges.context(purpose),
        parts,
        null);
  }

  static String purpose(long tenderId) {
    return "share of tender " + tenderId;
  }

  private static WrappedPart wrapped(
      TenderQueries.Tender tender, SealedPart part, KeyShares.StoredShare share) {
    return new WrappedPart(
        part,
        share.shareNumber(),
        SealContexts.share(part.boundTo(tender.number()), share.shareNumber()),
        Base64.getEncoder().encodeToString(share.wrappedShare()),
        share.commitment());
  }
}
