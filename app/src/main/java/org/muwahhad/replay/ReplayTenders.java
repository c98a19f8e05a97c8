package org.muwahhad.replay;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.audit.EntryJson;
import org.muwahhad.audit.Finding;
import org.muwahhad.audit.RecordCheck;
import org.muwahhad.evaluation.DrawSeed;
import org.muwahhad.shared.Digest;
import org.muwahhad.web.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays every tender again from its entries and holds the outcome against what is kept: its status,
 * the digests of the bids opened, the hashes of the records of its openings, its examinations, who
 * ranks first, who has the awards, the quantities the states confirmed, and every {@link
 * TenderPart} of it, from the dossier to what was delivered under its agreements. So a change made
 * past the service, that no hash in the record could tell of, is found too.
 */
@Singleton
class ReplayTenders implements RecordCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayTenders.class);
  private final ReplayQueries queries;
  private final StoredParts storedParts;
  private final EntryJson json;

  ReplayTenders(ReplayQueries queries, StoredParts storedParts, EntryJson json) {
    this.queries = queries;
    this.storedParts = storedParts;
    this.json = json;
  }

  @Override
  public String part() {
    return "TENDERS";
  }

  @Override
  public List<Finding> findings() {
    List<Finding> faults = new ArrayList<>();
    addTo(faults);
    return faults;
  }

  @Override
  public void addTo(List<Finding> faults) {
    queries.listLost().forEach(lost -> faults.add(Finding.of("lost", lost.name())));
    List<ReplayQueries.StoredTender> batch = queries.listAfter(0);
    while (!batch.isEmpty()) {
      batch.stream().filter(t -> !held(t).isEmpty()).forEach(t -> compareHeld(t, faults));
      batch = queries.listAfter(batch.get(batch.size() - 1).id());
    }
  }

  /** A difference may be an act that came between two reads: it counts while the tender is held. */
  private void compareHeld(ReplayQueries.StoredTender tender, List<Finding> faults) {
    queries.hold(tender.id()).map(this::held).ifPresent(faults::addAll);
  }

  /**
   * What somebody put into the record or next to it may be nothing that can be read at all: that is
   * a finding too, and the other tenders are compared nonetheless. Where it looks as if the
   * database were away, the connection is lost and nothing more can be compared.
   */
  private List<Finding> held(ReplayQueries.StoredTender tender) {
    try {
      return compare(tender);
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent()) {
        throw e;
      }
      LOG.warn("Tender {} cannot be compared with its entries", tender.number(), e);
      return List.of(Finding.of("unreadable", tender.number()));
    }
  }

  private List<Finding> compare(ReplayQueries.StoredTender tender) {
    List<Finding> faults = new ArrayList<>();
    List<PlayedEntry> entries = read(queries.listEntries(tender.id()));
    TenderReplay replay = play(entries);
    String name = tender.number();
    replay
        .wrongMoves()
        .forEach(
            m ->
                faults.add(
                    Finding.of("move", name, m.act(), m.position(), m.from(), m.to(), m.was())));
    if (!replay.status().name().equals(tender.status())) {
      faults.add(Finding.of("status", name, tender.status(), replay.status()));
    }
    differ(name, "OPENED", queries.listOpened(tender.id()), replay.opened(), true, faults);
    differ(name, "FROZEN", queries.listFrozen(tender.id()), replay.frozen(), true, faults);
    queries
        .listAwardsThatDoNotAddUp(tender.id())
        .forEach(award -> faults.add(Finding.of("award-sum", name, award.name())));
    faults.addAll(drawnOtherwise(tender.id(), name));
    differ(name, "CONFIRMED", confirmed(tender.id()), replay.confirmed(), true, faults);
    differ(
        name,
        "EXAMINATION",
        queries.listExaminations(tender.id()),
        replay.examinations(),
        true,
        faults);
    differ(name, "FIRST", queries.listFirst(tender.id()), replay.first(), false, faults);
    differ(name, "AWARDED", queries.listAwarded(tender.id()), replay.recommended(), false, faults);
    compareParts(tender.id(), name, playParts(tender.id(), entries), faults);
    return faults;
  }

  /** Seeds of the drawing of lots that do not follow from what the opened bids hold for it. */
  private List<Finding> drawnOtherwise(long tenderId, String name) {
    List<ReplayQueries.StoredFact> seeds = queries.listSeeds(tenderId);
    if (seeds.isEmpty()) {
      return List.of();
    }
    String ocid = queries.getOcid(tenderId);
    List<String> values =
        queries.listDraws(tenderId).stream().map(ReplayQueries.StoredFact::content).toList();
    return seeds.stream()
        .filter(s -> !s.content().equals(DrawSeed.of(ocid, Integer.parseInt(s.name()), values)))
        .map(s -> Finding.of("draw-seed", name, s.name()))
        .toList();
  }

  private void compareParts(long tenderId, String name, PartsReplay replay, List<Finding> faults) {
    Map<TenderPart, Map<String, String>> all = storedParts.read(tenderId);
    Set<String> awarded = all.getOrDefault(TenderPart.AMOUNT, Map.of()).keySet();
    all.forEach(
        (part, kept) -> {
          Map<String, String> played = played(part, replay, kept);
          kept.entrySet().stream()
              .filter(k -> isToldOf(part, k.getValue(), replay))
              .filter(k -> !k.getValue().equals(played.get(k.getKey())))
              .forEach(k -> faults.add(differs(name, part.name(), k.getKey())));
          played.keySet().stream()
              .filter(k -> part.isWhole() || isRankingOfAward(part, k, awarded))
              .filter(k -> !kept.containsKey(k))
              .forEach(k -> faults.add(missing(name, part.name(), k)));
        });
  }

  /** A ranking is let go of to rank a lot again, but never while the lot is awarded by it. */
  private static boolean isRankingOfAward(TenderPart part, String lot, Set<String> awarded) {
    return part == TenderPart.RANKING && awarded.stream().anyMatch(a -> a.startsWith(lot + "/"));
  }

  /** Of bids nothing is read before they are opened, so nothing is compared. */
  private static Map<String, String> played(
      TenderPart part, PartsReplay replay, Map<String, String> kept) {
    boolean sealed = (part == TenderPart.BID || part == TenderPart.RECEIPT) && kept.isEmpty();
    return sealed ? Map.of() : replay.of(part);
  }

  private static boolean isToldOf(TenderPart part, String content, PartsReplay replay) {
    if (part == TenderPart.SEAT) {
      return replay.panels().contains(content.split(" ")[0]);
    }
    if (TenderPart.DOSSIER.contains(part)) {
      return replay.isTold(DossierReplay.TOLD);
    }
    if (part == TenderPart.AWARDED_UNITS) {
      return replay.isTold(PartsReplay.UNITS);
    }
    return true;
  }

  private static Finding differs(String tender, String kind, String name) {
    return Finding.of("differs", tender, new Finding.FindingTerm(kind), name);
  }

  private static Finding missing(String tender, String kind, String name) {
    return Finding.of("missing", tender, new Finding.FindingTerm(kind), name);
  }

  private PartsReplay playParts(long tenderId, List<PlayedEntry> entries) {
    PartsReplay replay = new PartsReplay();
    read(queries.listEntriesOfBids(tenderId)).forEach(replay::play);
    entries.forEach(replay::play);
    read(queries.listEntriesOfAgreements(tenderId)).forEach(replay::play);
    return replay;
  }

  /** The digest of all quantities of a confirmation, by its number. */
  private List<ReplayQueries.StoredFact> confirmed(long tenderId) {
    Map<String, List<String>> all = new TreeMap<>();
    for (ReplayQueries.StoredFact row : queries.listConfirmed(tenderId)) {
      all.computeIfAbsent(row.name(), k -> new ArrayList<>()).add(row.content());
    }
    return all.entrySet().stream()
        .map(e -> new ReplayQueries.StoredFact(e.getKey(), Digest.of(e.getValue())))
        .toList();
  }

  private static TenderReplay play(List<PlayedEntry> entries) {
    TenderReplay replay = new TenderReplay();
    entries.forEach(replay::play);
    return replay;
  }

  private List<PlayedEntry> read(List<ReplayQueries.ReplayedEntry> kept) {
    return kept.stream()
        .map(
            r ->
                new PlayedEntry(
                    r.position(),
                    r.personId(),
                    json.read(r.act(), r.chain(), r.object(), r.detail())
                        .orElseThrow(() -> unreadable(r))))
        .toList();
  }

  private static IllegalArgumentException unreadable(ReplayQueries.ReplayedEntry row) {
    return new IllegalArgumentException(
        "%s#%d is no entry of %s".formatted(row.chain(), row.position(), row.act()));
  }

  /**
   * What is kept must be what was played.
   *
   * @param all whether what was played must be kept, too: a ranking or an award may have been let
   *     go of since
   */
  private static void differ(
      String tender,
      String kind,
      List<ReplayQueries.StoredFact> kept,
      Map<String, String> played,
      boolean all,
      List<Finding> faults) {
    Map<String, String> byName =
        kept.stream()
            .collect(
                Collectors.toMap(
                    ReplayQueries.StoredFact::name, ReplayQueries.StoredFact::content));
    byName.forEach(
        (name, content) -> {
          if (!content.equals(played.get(name))) {
            faults.add(differs(tender, kind, name));
          }
        });
    if (all) {
      played.keySet().stream()
          .filter(name -> !byName.containsKey(name))
          .forEach(name -> faults.add(missing(tender, kind, name)));
    }
  }
}
