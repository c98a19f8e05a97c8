package org.muwahhad.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.amendment.AmendmentEntry;
import org.muwahhad.framework.amendment.AmendmentEntry.AgreementAmendmentWithdrawn;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedParty;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedVat;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendmentDeclined;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendmentOffered;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendmentSigned;
import org.muwahhad.framework.amendment.AmendmentEntry.FollowedIndex;
import org.muwahhad.framework.amendment.AmendmentEntry.ReplacedItem;
import org.muwahhad.framework.amendment.AmendmentEntry.SuccessionConsented;
import org.muwahhad.shared.RiyadhDay;

/**
 * Amendments of agreements as their own entries describe them: what they say, who signed them,
 * since when they hold, and what they add to balances.
 */
final class AmendmentReplay {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
  private final ReplayedParts parts;
  private final Map<String, Amendment> amendments = new HashMap<>();

  AmendmentReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  /**
   * Plays one act.
   *
   * @param person who acted
   */
  void play(AmendmentEntry entry, String person) {
    String name = entry.agreementId() + "/" + entry.amendmentId();
    if (entry instanceof AmendmentOffered offer) {
      Amendment offered = new Amendment(name, offer, person);
      amendments.put(name, offered);
      offered.put();
      return;
    }
    Amendment amendment = amendments.get(name);
    if (amendment == null) {
      return;
    }
    if (entry instanceof AmendmentSigned signed) {
      parts.put(TenderPart.AGREEMENT_AMENDMENT_SIGNATURE, name + "/" + signed.side(), person);
      Instant from = signed.from();
      if (from != null) {
        amendment.hold(from, person);
      }
    } else if (entry instanceof SuccessionConsented) {
      parts.put(TenderPart.SUCCESSION_CONSENT, name, person);
    } else if (entry instanceof AmendmentDeclined declined) {
      amendment.end("DECLINED", person, declined.reason());
    } else if (entry instanceof AgreementAmendmentWithdrawn withdrawn) {
      amendment.end("WITHDRAWN", person, withdrawn.reason());
    }
  }

  /** An amendment, and what has come of it so far. */
  private final class Amendment {
    private final String name;
    private final AmendmentOffered offer;
    private final String offeredBy;
    private LocalDate effective;
    private String status = "OFFERED";
    private String endedBy = "";
    private String endReason = "";

    Amendment(String name, AmendmentOffered offer, String offeredBy) {
      this.name = name;
      this.offer = offer;
      this.offeredBy = offeredBy;
      this.effective = offer.effective();
    }

    void put() {
      LocalDate ends = offer.ends();
      parts.put(
          TenderPart.AGREEMENT_AMENDMENT,
          name,
          String.join(
              "|",
              status,
              offer.change().name(),
              String.valueOf(offer.number()),
              offer.side().name(),
              offeredBy,
              effective.toString(),
              ends == null ? "" : ends.toString(),
              offer.document(),
              offer.reason(),
              offer.sha256(),
              endedBy,
              endReason));
      putTerms(null);
    }

    void hold(Instant from, String person) {
      status = "IN_FORCE";
      endedBy = person;
      effective = RiyadhDay.of(from);
      put();
      putTerms(from);
      offer
          .quantities()
          .forEach(
              q ->
                  parts.add(
                      TenderPart.AMENDED,
                      offer.agreementId() + "/" + q.entity() + "/" + q.lotItem(),
                      q.quantity()));
    }

    void end(String how, String person, String reason) {
      status = how;
      endedBy = person;
      endReason = reason;
      put();
    }

    private void putTerms(@Nullable Instant from) {
      String since = from == null ? "" : MICROS.format(from);
      FollowedIndex index = offer.index();
      if (index != null) {
        term(
            "index",
            index.name(),
            index.source(),
            index.baseOn().toString(),
            Numbers.plain(index.baseValue()),
            index.currentOn().toString(),
            Numbers.plain(index.currentValue()),
            Numbers.plain(index.indexPercent()),
            Numbers.plain(index.risePercent()));
      }
      offer
          .prices()
          .forEach(
              p ->
                  term(
                      "price/" + p.lotItem(),
                      Numbers.plain(p.before()),
                      Numbers.plain(p.unitPrice()),
                      since));
      AmendedVat vat = offer.vat();
      if (vat != null) {
        term(
            "vat",
            vat.state(),
            Numbers.plain(vat.before()),
            Numbers.plain(vat.percent()),
            vat.source(),
            since);
      }
      ReplacedItem item = offer.replacement();
      if (item != null) {
        term(
            "item",
            String.valueOf(item.lotItem()),
            String.valueOf(item.before()),
            String.valueOf(item.revision()),
            since);
      }
      AmendedParty party = offer.party();
      if (party != null) {
        term(
            "party",
            String.valueOf(party.before()),
            String.valueOf(party.supplier()),
            party.ground().name(),
            since);
      }
      offer
          .quantities()
          .forEach(
              q -> term("quantity/" + q.entity() + "/" + q.lotItem(), Numbers.plain(q.quantity())));
    }

    private void term(String of, String... words) {
      parts.put(TenderPart.AGREEMENT_AMENDMENT_TERMS, name + "/" + of, String.join("|", words));
    }
  }
}
