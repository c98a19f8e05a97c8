package org.muwahhad.opendata.bundle;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardCost;
import org.muwahhad.award.AwardEntry.AwardTakenBack;
import org.muwahhad.award.AwardEntry.AwardsConfirmed;
import org.muwahhad.award.AwardFactQueries;
import org.muwahhad.award.CostAwards;
import org.muwahhad.opendata.bundle.BundleEntry.BundlePublished;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.TenderMove.ReturnedLotsEnded;
import org.muwahhad.tender.TenderMove.TenderConcluded;
import org.muwahhad.web.Texts;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the bundle of a tender when awards have taken effect, and another edition when they
 * changed. While anything of the tender is still to be decided none is published; the act that
 * settles the last of its lots makes it due again. An act only notes that an edition is due; it is
 * put together behind it. What fails is tried again at the next turn.
 */
@Singleton
public class PublishBundles {
  private static final Logger LOG = LoggerFactory.getLogger(PublishBundles.class);
  private final TenderBundles bundles;
  private final BundleQueries queries;
  private final BundleTables tables;
  private final BundleStore store;
  private final CostAwards costs;
  private final AwardFactQueries facts;
  private final AuditLog audit;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  PublishBundles(
      TenderBundles bundles,
      BundleQueries queries,
      BundleTables tables,
      BundleStore store,
      CostAwards costs,
      AwardFactQueries facts,
      AuditLog audit,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.bundles = bundles;
    this.queries = queries;
    this.tables = tables;
    this.store = store;
    this.costs = costs;
    this.facts = facts;
    this.audit = audit;
    this.turns = turns;
    this.transactions = transactions;
  }

  @EventListener
  void on(AwardsConfirmed entry) {
    bundles.setDue(entry.tenderId());
  }

  @EventListener
  void on(AwardTakenBack entry) {
    bundles.setDue(entry.tenderId());
  }

  /** Awards may have taken effect long before, while other lots waited. */
  @EventListener
  void on(TenderConcluded entry) {
    bundles.setDue(entry.tenderId());
  }

  @EventListener
  void on(ReturnedLotsEnded entry) {
    bundles.setDue(entry.tenderId());
  }

  /**
   * Publishes what is due; returns the number of editions. A tender whose bundle cannot be put
   * together stays due, and holds up no other.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.BUNDLES);
    for (long tenderId : transactions.executeRead(status -> queries.listDue())) {
      turn.take(
          "The bundle of tender " + tenderId,
          () -> transactions.executeWrite(status -> publish(tenderId)) ? 1 : 0);
    }
    return turn.end();
  }

  /** Publishes the next edition of a tender, whether it is due or not; false without an award. */
  public boolean run(long tenderId) {
    return Boolean.TRUE.equals(
        transactions.executeWrite(
            status -> {
              bundles.setDue(tenderId);
              return publish(tenderId);
            }));
  }

  private boolean publish(long tenderId) {
    bundles.lock(tenderId);
    if (bundles.settle(tenderId) == 0) {
      // Another node was first.
      return false;
    }
    Map<String, List<BundleRow>> read = new TreeMap<>(tables.of(tenderId));
    if (read.isEmpty()) {
      return false;
    }
    read.put("award_states", states(tenderId, read));
    read.put(KeptTables.UNITS, units(tenderId, read));
    int edition = queries.editions(tenderId) + 1;
    BundleContent content = BundleContent.of(read, edition, schema(), readme());
    Map<String, MarkedFile> files = content.files();
    String sha256 = Objects.requireNonNull(files.get("manifest.json")).sha256();
    bundles.add(tenderId, edition, sha256, content.unitPrices(), content.openings().sha256());
    long bundleId = queries.find(tenderId, edition).orElseThrow().id();
    files.forEach((name, file) -> store.add(bundleId, name, true, file));
    store.add(bundleId, ViewBundles.OPENINGS, false, content.openings());
    audit.recordSystem(new BundlePublished(tenderId, edition, sha256));
    return true;
  }

  /** What the awards come to, in the texts of which the record has the digest. */
  private List<BundleRow> units(long tenderId, Map<String, List<BundleRow>> read) {
    List<String> awards = awards(read);
    return facts.list(tenderId).stream()
        .filter(f -> awards.contains(String.valueOf(f.awardId())))
        .map(f -> new BundleRow(Map.of("award", String.valueOf(f.awardId()), "text", f.text())))
        .toList();
  }

  private static List<String> awards(Map<String, List<BundleRow>> read) {
    return read.getOrDefault("awards", List.of()).stream().map(a -> a.get("award")).toList();
  }

  private record AwardState(String award, String state) {}

  /** What each state pays of each award. */
  private List<BundleRow> states(long tenderId, Map<String, List<BundleRow>> read) {
    List<String> awards = awards(read);
    Map<AwardState, List<AwardCost.CostLine>> lines =
        costs.of(tenderId).lines().stream()
            .filter(l -> awards.contains(String.valueOf(l.awardId())))
            .collect(
                Collectors.groupingBy(
                    l -> new AwardState(String.valueOf(l.awardId()), l.stateCode()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<BundleRow> rows = new ArrayList<>();
    lines.forEach((of, own) -> rows.add(state(of, own)));
    return rows;
  }

  private static BundleRow state(AwardState of, List<AwardCost.CostLine> lines) {
    AwardCost.NetAndVat own = AwardCost.sum(lines.stream(), AwardCost.CostLine::own);
    AwardCost.NetAndVat converted = AwardCost.sum(lines.stream(), AwardCost.CostLine::converted);
    AwardCost.NetAndVat local = AwardCost.sum(lines.stream(), AwardCost.CostLine::local);
    Map<String, @Nullable String> values = new TreeMap<>();
    values.put("award", of.award());
    values.put("state", of.state());
    values.put("net", own.net().amount().toPlainString());
    values.put("vat", own.vat().amount().toPlainString());
    values.put("converted_net", converted.net().amount().toPlainString());
    values.put("converted_vat", converted.vat().amount().toPlainString());
    values.put("local_currency", local.net().currency());
    values.put("local_net", local.net().amount().toPlainString());
    values.put("local_vat", local.vat().amount().toPlainString());
    return new BundleRow(values);
  }

  private static byte[] schema() {
    try (InputStream in =
        Objects.requireNonNull(PublishBundles.class.getResourceAsStream("/bundle/schema.json"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readme() {
    return Texts.in(Language.AR).get("bundle.readme")
        + "\n\n"
        + Texts.in(Language.EN).get("bundle.readme")
        + "\n";
  }

  @Scheduled(
      fixedDelay = "${muwahhad.bundle.interval:30s}",
      initialDelay = "${muwahhad.bundle.interval:30s}")
  void publishOften() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, publishes what this one could not.
      LOG.warn("Public bundles could not be published now", e);
    }
  }
}
