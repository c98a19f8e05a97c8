package org.muwahhad.bid.workbook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.AmendmentNumberQueries;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.OfferInput;
import org.muwahhad.bid.offer.TierText;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.bid.seal.Vault;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Texts;

/** Price workbooks of a bidder: written, and read back against its draft. */
@Singleton
class PriceWorkbooks {
  private final ViewBidRoom view;
  private final Bids bids;
  private final AmendmentNumberQueries amendments;
  private final StagedPrices staged;
  private final Vault vault;
  private final BidJson json;
  private final BidGate gate;

  PriceWorkbooks(
      BidGate gate,
      ViewBidRoom view,
      Bids bids,
      AmendmentNumberQueries amendments,
      StagedPrices staged,
      Vault vault,
      BidJson json) {
    this.gate = gate;
    this.view = view;
    this.bids = bids;
    this.amendments = amendments;
    this.staged = staged;
    this.vault = vault;
    this.json = json;
  }

  /** The workbook of the bidder's draft as XLSX; empty cells where nothing is typed yet. */
  @Transactional
  public byte[] write(Actor actor, long tenderId, Language language) {
    BidRoomView room = view.get(actor, tenderId);
    return PriceWorkbook.write(Texts.in(language), room, source(actor, room));
  }

  /** What a workbook must have been made for, to be taken into the draft. */
  PriceSource source(Actor actor, BidRoomView room) {
    Offer draft = room.draft();
    long supplierId = gate.supplierOf(actor);
    return new PriceSource(
        room.tender().number(),
        bids.findBidder(supplierId).map(Bids.Bidder::registrationNumber).orElseThrow(),
        amendments.newest(room.tender().id()),
        draft == null ? room.tender().currency() : draft.currency());
  }

  /** Keeps what a workbook says until it is taken, in place of the one before. */
  void stage(Actor actor, Bids.Bid bid, WorkbookPrices rows, String fileName) {
    staged.delete(bid.id());
    staged.insert(
        bid.id(), actor.personId(), fileName, vault.sealDraft(bid.id(), json.write(rows)));
  }

  /** What the workbook that waits would change, if one waits. */
  @Transactional
  public Optional<PriceReview> review(Actor actor, long tenderId) {
    BidRoomView room = view.get(actor, tenderId);
    BidQueries.OwnBid own = room.bid();
    return own == null
        ? Optional.empty()
        : bids.find(own.id()).flatMap(bid -> read(bid).map(r -> review(actor, room, bid, r)));
  }

  /**
   * Ends the act when the draft's currency or the tender has changed since the workbook was sent:
   * its prices were typed for what was before.
   *
   * @throws Refusal.RuleBroken {@code bid.workbook-outdated}
   */
  void requireFresh(Actor actor, long tenderId, Bids.Bid bid) {
    String now = source(actor, view.get(actor, tenderId)).text();
    if (read(bid).filter(w -> w.rows().source().equals(now)).isEmpty()) {
      throw new Refusal.RuleBroken("bid.workbook-outdated");
    }
  }

  /** A workbook that waits, decrypted. */
  record WaitingWorkbook(String fileName, WorkbookPrices rows) {}

  private Optional<WaitingWorkbook> read(Bids.Bid bid) {
    return staged
        .find(bid.id())
        .map(
            s ->
                new WaitingWorkbook(
                    s.fileName(),
                    json.read(vault.openDraft(bid.id(), s.content()), WorkbookPrices.class)));
  }

  private PriceReview review(Actor actor, BidRoomView room, Bids.Bid bid, WaitingWorkbook waiting) {
    PriceSource source = source(actor, room);
    Map<Long, TenderQueries.LotItem> items =
        room.items().stream()
            .collect(Collectors.toMap(TenderQueries.LotItem::id, Function.identity()));
    Map<Long, Map<String, String>> before = drafted(room);
    Map<String, Refusal.Fault> faults = PriceRows.faults(room, source, waiting.rows());
    List<PriceReview.PriceChange> changes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int unchanged = 0;
    for (WorkbookPrices.PriceRow row : waiting.rows().rows()) {
      PriceReview.PriceChange change =
          change(row, items, before, faults, waiting.rows(), seen.add(row.key()));
      if (change.shown().isEmpty() && change.mistakes().isEmpty()) {
        unchanged++;
      } else {
        changes.add(change);
      }
    }
    changes.sort(
        Comparator.comparing((PriceReview.PriceChange c) -> c.mistakes().isEmpty())
            .thenComparing(PriceReview.PriceChange::row));
    return new PriceReview(
        waiting.fileName(), bid.version(), source.currency(), changes, unchanged);
  }

  private static PriceReview.PriceChange change(
      WorkbookPrices.PriceRow row,
      Map<Long, TenderQueries.LotItem> items,
      Map<Long, Map<String, String>> before,
      Map<String, Refusal.Fault> faults,
      WorkbookPrices rows,
      boolean first) {
    long id = PriceRows.key(row);
    TenderQueries.LotItem item = items.get(id);
    List<PriceReview.Mistake> mistakes = new ArrayList<>();
    if (item == null || !first) {
      mistakes.add(
          mistake(
              "unitPrice",
              rows.cell(row.number(), "unitPrice"),
              new Refusal.Fault("", item == null ? "bid.unknown-item" : "bid.priced-twice")));
    } else {
      for (String part : PriceReview.PARTS) {
        Refusal.Fault fault = faults.get(PriceRows.field(id, part));
        if (fault != null) {
          mistakes.add(mistake(part, rows.cell(row.number(), part), fault));
        }
      }
    }
    return new PriceReview.PriceChange(
        row.number(),
        item == null ? null : item.name(),
        before.getOrDefault(id, Map.of()),
        shown(row, mistakes),
        mistakes);
  }

  /** What the row says; of a cell that cannot be taken, what stands in it. */
  private static Map<String, String> shown(
      WorkbookPrices.PriceRow row, List<PriceReview.Mistake> mistakes) {
    Map<String, String> shown = new HashMap<>(PriceRows.textsOf(row));
    mistakes.forEach(m -> shown.put(m.part(), PriceRows.typed(row, m.part())));
    return shown;
  }

  static PriceReview.Mistake mistake(String part, String cell, Refusal.Fault fault) {
    return new PriceReview.Mistake(
        part,
        cell,
        fault.code(),
        new Bilingual(message(fault, Language.AR), message(fault, Language.EN)));
  }

  private static String message(Refusal.Fault fault, Language language) {
    return Texts.in(language).get(fault.messageKey(), fault.arguments().toArray());
  }

  private static Map<Long, Map<String, String>> drafted(BidRoomView room) {
    Offer draft = room.draft();
    Map<Long, Map<String, String>> drafted = new HashMap<>();
    if (room.typed() != null) {
      room.items().forEach(i -> drafted.put(i.id(), unread(room, i.id())));
    }
    if (draft != null) {
      draft
          .prices()
          .forEach(
              p ->
                  drafted.put(
                      p.lotItemId(),
                      Map.of(
                          "unitPrice",
                          PriceRows.plain(p.unitPrice()),
                          "origin",
                          text(p.origin()),
                          "offered",
                          text(p.offered()),
                          "statedTotal",
                          p.statedTotal() == null ? "" : PriceRows.plain(p.statedTotal()),
                          "deliveryDays",
                          p.deliveryDays() == null ? "" : p.deliveryDays().toString(),
                          "leastQuantity",
                          p.leastQuantity() == null ? "" : PriceRows.plain(p.leastQuantity()),
                          "tiers",
                          TierText.of(p.tiers()),
                          "bundle",
                          p.bundle() == null ? "" : p.bundle().toString(),
                          "bundlePrice",
                          p.bundlePrice() == null ? "" : PriceRows.plain(p.bundlePrice()))));
    }
    return drafted;
  }

  /** What was typed for an item, which its price in the draft stands in for once it can be read. */
  private static Map<String, String> unread(BidRoomView room, long item) {
    return PriceReview.PARTS.stream()
        .collect(Collectors.toMap(Function.identity(), p -> room.typed(PriceRows.field(item, p))));
  }

  /**
   * The draft with the prices of the workbook that waits. Items that the workbook does not name
   * stay as they are.
   */
  Offer taken(Offer draft, Bids.Bid bid) {
    WorkbookPrices rows =
        read(bid)
            .map(WaitingWorkbook::rows)
            .orElseThrow(() -> new Refusal.NotFound("price workbook"));
    Map<Long, Offer.Price> merged = new LinkedHashMap<>();
    draft.prices().forEach(p -> merged.put(p.lotItemId(), p));
    rows.rows().forEach(r -> merged.remove(PriceRows.key(r)));
    PriceRows.prices(rows).forEach(p -> merged.put(p.lotItemId(), p));
    return draft.withPrices(List.copyOf(merged.values()));
  }

  /** What was typed into the draft, with the cells of the workbook that waits in its place. */
  @Nullable Map<String, List<String>> retyped(
      @Nullable Map<String, List<String>> typed, Bids.Bid bid) {
    Map<Long, Map<String, String>> items = new HashMap<>();
    for (WorkbookPrices.PriceRow row : read(bid).map(WaitingWorkbook::rows).orElseThrow().rows()) {
      Map<String, String> texts = PriceRows.textsOf(row);
      Map<String, String> parts = new HashMap<>();
      PriceReview.PARTS.forEach(p -> parts.put(PriceRows.end(p), texts.getOrDefault(p, "")));
      items.put(PriceRows.key(row), parts);
    }
    return OfferInput.retyped(typed, items);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
