package org.muwahhad.bid.room;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.TierText;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Requirements;

/**
 * Compares an earlier copy of a bid, as its bidder kept it, with the draft, and takes it into the
 * draft. Nothing of the copy is kept before.
 */
@Singleton
class BidCopies {
  private static final int LARGEST = 4_000_000;
  private final BidGate gate;
  private final ViewBidRoom view;
  private final Requirements requirements;
  private final SaveBidDraft saveBidDraft;
  private final DraftMarks marks;
  private final CanonicalJson canonical;
  private final JsonMapper json;

  BidCopies(
      BidGate gate,
      ViewBidRoom view,
      Requirements requirements,
      SaveBidDraft saveBidDraft,
      DraftMarks marks,
      CanonicalJson canonical,
      JsonMapper json) {
    this.gate = gate;
    this.view = view;
    this.requirements = requirements;
    this.saveBidDraft = saveBidDraft;
    this.marks = marks;
    this.canonical = canonical;
    this.json = json;
  }

  private record CopyReading(Offer draft, Offer offer, List<CopyFinding> findings, String seen) {}

  /**
   * The copy beside the draft.
   *
   * @throws Refusal.InvalidInput at {@code file} with {@code bid.copy-not-json} or {@code
   *     bid.copy-too-large}
   */
  @Transactional
  BidCopyView compare(Actor actor, long tenderId, byte[] copy) {
    BidRoomView room = view.get(actor, tenderId);
    CopyReading reading = read(actor, room, copy);
    Map<String, String> before = fields(room, reading.draft());
    Map<String, String> after = fields(room, reading.offer());
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    List<BidCopyView.CopyDifference> differences = new ArrayList<>();
    for (String name : names) {
      String old = before.getOrDefault(name, "");
      String now = after.getOrDefault(name, "");
      if (!old.equals(now)) {
        differences.add(new BidCopyView.CopyDifference(name, old, now));
      }
    }
    return new BidCopyView(reading.findings(), differences, reading.seen());
  }

  /**
   * Takes the copy into the draft, as {@link SaveBidDraft#run} keeps an offer.
   *
   * @param seen the state of the draft that the copy was compared with
   * @throws Refusal.Conflict with {@code bid.draft-saved-elsewhere} when it was changed since
   * @throws Refusal.RuleBroken with {@code bid.copy-wrong} when something in it cannot be read, and
   *     as {@link BidGate} says
   */
  @Transactional
  void take(Actor actor, long tenderId, byte[] copy, String seen) {
    hold(actor, tenderId);
    CopyReading reading = read(actor, view.get(actor, tenderId), copy);
    if (!reading.seen().equals(seen)) {
      throw new Refusal.Conflict("bid.draft-saved-elsewhere");
    }
    if (reading.findings().stream().anyMatch(CopyFinding::isWrong)) {
      throw new Refusal.RuleBroken("bid.copy-wrong");
    }
    saveBidDraft.run(actor, tenderId, reading.offer());
  }

  /** Holds the bid for the transaction, so that nobody saves another draft meanwhile. */
  private void hold(Actor actor, long tenderId) {
    long supplier = gate.requireBidder(actor).id();
    Bids.Gate entered = gate.enter(tenderId);
    gate.requireInvited(tenderId, supplier);
    gate.requireOpen(entered);
    gate.ensureBid(tenderId, supplier);
  }

  private CopyReading read(Actor actor, BidRoomView room, byte[] copy) {
    BidCopyReader reader =
        new BidCopyReader(
            new BidCopyReader.BidKeys(
                room.items().stream().map(TenderQueries.LotItem::id).collect(Collectors.toSet()),
                room.lots().stream().map(TenderQueries.TenderLot::id).collect(Collectors.toSet()),
                requirements.list(room.tender().id()).stream()
                    .map(Requirement::id)
                    .collect(Collectors.toSet()),
                gate.requireBidder(actor).registrationNumber(),
                room.tender().number()));
    Offer kept = room.draft();
    Offer draft =
        kept == null
            ? Offer.ofPrices(
                room.tender().currency(), false, room.leastValidity(), false, "", List.of())
            : kept;
    Offer offer = reader.read(parse(copy), draft);
    String seen =
        Digest.of(
            List.of(
                marks.of(room.typed(), kept),
                kept == null ? "" : canonical.write(kept.allAnswers())));
    return new CopyReading(draft, offer, reader.findings(), seen);
  }

  private JsonNode parse(byte[] copy) {
    if (copy.length > LARGEST) {
      throw new Refusal.InvalidInput("file", "bid.copy-too-large");
    }
    try {
      return json.readValue(copy, JsonNode.class);
    } catch (IOException | RuntimeException e) {
      throw new Refusal.InvalidInput("file", "bid.copy-not-json");
    }
  }

  /** What an offer says, by the names that a bidder knows items and lots by. */
  private static Map<String, String> fields(BidRoomView room, Offer offer) {
    Map<Long, String> items =
        room.items().stream()
            .collect(
                Collectors.toMap(
                    TenderQueries.LotItem::id, i -> i.itemCode() + "/" + i.position()));
    Map<Long, Integer> lots =
        room.lots().stream()
            .collect(
                Collectors.toMap(TenderQueries.TenderLot::id, TenderQueries.TenderLot::number));
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "currency", offer.currency());
    put(fields, "gccOrigin", offer.gccOrigin());
    put(fields, "validityDays", offer.validityDays());
    put(fields, "hasSecurity", offer.hasSecurity());
    put(fields, "statement", offer.statement());
    put(fields, "mostLots", offer.mostLots());
    put(fields, "mostValue", offer.mostValue());
    for (Offer.Price price : offer.prices()) {
      String name = "prices[" + items.get(price.lotItemId()) + "].";
      put(fields, name + "unitPrice", price.unitPrice());
      put(fields, name + "origin", price.origin());
      put(fields, name + "offered", price.offered());
      put(fields, name + "statedTotal", price.statedTotal());
      put(fields, name + "leastQuantity", price.leastQuantity());
      put(fields, name + "deliveryDays", price.deliveryDays());
      put(fields, name + "tiers", TierText.of(price.tiers()));
      put(fields, name + "bundle", price.bundle());
      put(fields, name + "bundlePrice", price.bundlePrice());
    }
    offer
        .lotTotals()
        .forEach(t -> put(fields, "lotTotals[" + lots.get(t.lotId()) + "]", t.statedTotal()));
    int number = 0;
    for (Offer.Discount discount : offer.discounts()) {
      String name = "discounts[" + number++ + "].";
      put(fields, name + "percent", discount.percent());
      put(fields, name + "whenWinning", numbers(discount.whenWinning(), lots));
      put(fields, name + "winning", discount.winning());
      put(fields, name + "appliesTo", numbers(discount.appliesTo(), lots));
    }
    for (Offer.RequirementAnswer answer : offer.allAnswers()) {
      String name = "answers[" + answer.requirementId() + "].";
      put(fields, name + "claim", answer.claim());
      put(fields, name + "value", answer.offered());
      put(fields, name + "remark", answer.words());
    }
    for (Offer.Alternative alternative : offer.alternatives()) {
      String name = "alternatives[" + lots.get(alternative.lotId()) + "].";
      put(fields, name + "description", alternative.description());
      for (Offer.AlternativePrice price : alternative.prices()) {
        String priced = name + "prices[" + items.get(price.lotItemId()) + "].";
        put(fields, priced + "unitPrice", price.unitPrice());
        put(fields, priced + "origin", price.origin());
        put(fields, priced + "offered", price.offered());
      }
    }
    putSecurity(fields, offer.security());
    return fields;
  }

  private static void putSecurity(Map<String, String> fields, Offer.@Nullable Security security) {
    if (security != null) {
      put(fields, "security.form", security.form());
      put(fields, "security.issuer", security.issuerText());
      put(fields, "security.reference", security.referenceText());
      put(fields, "security.amount", security.amount());
      put(fields, "security.currency", security.currency());
      put(fields, "security.validUntil", security.validUntil());
    }
  }

  private static String numbers(List<Long> chosen, Map<Long, Integer> lots) {
    return chosen.stream()
        .map(lots::get)
        .filter(Objects::nonNull)
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  /** What says nothing is left out; an amount is the same however many zeros follow. */
  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    String text =
        value instanceof BigDecimal amount
            ? amount.stripTrailingZeros().toPlainString()
            : String.valueOf(value == null ? "" : value);
    if (!text.isEmpty()) {
      fields.put(name, text);
    }
  }
}
