package org.muwahhad.opendata;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.opendata.OpenDataEntry.ReleasePublished;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Page;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a release for what changed in public. It reads on in the record of each tender, each
 * agreement and each joint plan, a few seconds behind the acts; where an act that is public stands
 * there, it compares all that is public now with what the releases so far come to, and releases the
 * difference. So nothing can be forgotten, and nothing else can come in. Acts that are not public,
 * such as the scores of an evaluation, are passed over.
 *
 * <p>Runs on every node. One node publishes at a time: it holds the row of the last place, so that
 * places are in the order of commits and no release goes back behind another. What fails is tried
 * at the next turn.
 */
@Singleton
public class PublishReleases {
  private static final Logger LOG = LoggerFactory.getLogger(PublishReleases.class);
  private static final int CHAINS_AT_ONCE = 200;
  private static final int ENTRIES_AT_ONCE = 500;

  /** Acts on the chain of a tender after which something may be public that was not before. */
  private static final Set<String> OF_TENDERS =
      Set.of(
          "tender.publish",
          "tender.open",
          "tender.start-standstill",
          "tender.award",
          "tender.return-lots",
          "tender.give-up-lots",
          "tender.cancel",
          "bid.prices-opened",
          "evaluation.consensus-closed",
          "publication.amendment-published",
          "publication.question-answered",
          "award.allocated",
          "award.confirmed",
          "award.taken-back",
          "complaint.decided");

  /** Acts on the chain of an agreement that are public and no act on an order. */
  private static final Set<String> OF_AGREEMENTS =
      Set.of(
          "framework.agreement-concluded",
          "framework.accession-approved",
          "framework.transfer-done",
          "contract.signed",
          "contract.suspended",
          "contract.suspension-lifted",
          "contract.terminated",
          "amendment.signed");

  private final Releases releases;
  private final OpenTenderQueries tenders;
  private final OpenOrderQueries orders;
  private final OpenPlanQueries plans;
  private final TenderState tenderState;
  private final OrderState orderState;
  private final PlanState planState;
  private final PackageHead head;
  private final AuditLog audit;
  private final JobTurns turns;
  private final DatabaseClock clock;
  private final TransactionOperations<Connection> transactions;

  PublishReleases(
      Releases releases,
      OpenTenderQueries tenders,
      OpenOrderQueries orders,
      OpenPlanQueries plans,
      TenderState tenderState,
      OrderState orderState,
      PlanState planState,
      PackageHead head,
      AuditLog audit,
      JobTurns turns,
      DatabaseClock clock,
      TransactionOperations<Connection> transactions) {
    this.releases = releases;
    this.tenders = tenders;
    this.orders = orders;
    this.plans = plans;
    this.tenderState = tenderState;
    this.orderState = orderState;
    this.planState = planState;
    this.head = head;
    this.audit = audit;
    this.turns = turns;
    this.clock = clock;
    this.transactions = transactions;
  }

  /** Publishes what changed; returns the number of releases. */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.RELEASES);
    List<String> grown = grown(turn);
    while (!grown.isEmpty()) {
      grown.forEach(chain -> turn.take(name(chain), () -> publish(() -> read(chain))));
      grown = grown(turn);
    }
    transactions
        .executeRead(s -> releases.listDue(today(), CHAINS_AT_ONCE))
        .forEach(t -> turn.take("A release of tender " + t, () -> publish(() -> releaseTender(t))));
    return turn.end();
  }

  /** What was not tried in this turn yet: one process that fails does not hold up the others. */
  private List<String> grown(JobTurn turn) {
    // Those that failed stand before the others for good: as many more are asked for.
    int most = CHAINS_AT_ONCE + turn.countFailed();
    return transactions.executeRead(status -> releases.listGrown(most)).stream()
        .filter(chain -> !turn.isFailed(name(chain)))
        .toList();
  }

  /** As the log names what failed. */
  private static String name(String chain) {
    return "A release of " + chain;
  }

  private LocalDate today() {
    return RiyadhDay.of(clock.now());
  }

  /** Releases what changed of a process, in a transaction of its own. */
  private int publish(IntSupplier work) {
    return transactions.executeWrite(
        status -> {
          // Before anything else is read: what is read is newer than the last release.
          releases.lockPlace();
          return work.getAsInt();
        });
  }

  /** Reads on in one chain; how many releases came of it. */
  private int read(String chain) {
    releases.ensureChain(chain);
    long after = releases.lockChain(chain);
    List<Releases.ChainEntry> entries = releases.listEntries(chain, after, ENTRIES_AT_ONCE);
    if (entries.isEmpty()) {
      return 0;
    }
    releases.read(chain, entries.get(entries.size() - 1).position());
    long id = Long.parseLong(chain.substring(chain.indexOf(':') + 1));
    return switch (chain.substring(0, chain.indexOf(':'))) {
      case "tender" -> has(entries, OF_TENDERS) ? releaseTender(id) : 0;
      case "agreement" -> releaseAgreement(id, entries);
      default -> releasePlan(id);
    };
  }

  private static boolean has(List<Releases.ChainEntry> entries, Set<String> acts) {
    return entries.stream().anyMatch(e -> acts.contains(e.act()));
  }

  /** The agreement is published with its tender, and each order as a process of its own. */
  private int releaseAgreement(long agreementId, List<Releases.ChainEntry> entries) {
    int published = 0;
    if (has(entries, OF_AGREEMENTS)) {
      published += tenders.findTenderOfAgreement(agreementId).map(this::releaseTender).orElse(0);
    }
    List<Long> orders =
        entries.stream()
            .filter(e -> e.objectType().equals("call-off"))
            .map(e -> Long.parseLong(e.objectId()))
            .distinct()
            .toList();
    for (Long order : orders) {
      published += releaseOrder(order);
    }
    return published;
  }

  private int releaseTender(long id) {
    return tenders
        .find(id)
        .map(t -> release(new ProcessSubject("TENDER", id, null, null), tenderState.of(t)))
        .orElse(0);
  }

  private int releaseOrder(long id) {
    return orders
        .find(id)
        .map(o -> release(new ProcessSubject("ORDER", null, id, null), orderState.of(o)))
        .orElse(0);
  }

  private int releasePlan(long id) {
    return plans
        .findNewest(id)
        .map(p -> release(new ProcessSubject("PLAN", null, null, p.year()), planState.of(p)))
        .orElse(0);
  }

  /** What a process is about. */
  private record ProcessSubject(
      String kind, @Nullable Long tenderId, @Nullable Long callOffId, @Nullable Integer planYear) {}

  private int release(ProcessSubject of, ProcessState state) {
    Optional<Releases.ReleasedProcess> process = releases.lock(state.ocid());
    Map<String, Object> published =
        process
            .map(p -> ReleaseJson.read(p.compiled()))
            .map(MergedReleases::mergeable)
            .orElse(Map.of());
    Map<String, Object> change = MergedReleases.difference(published, state.release());
    if (change.isEmpty()) {
      releases.lookAgain(state.ocid(), state.lookAgainOn());
      return 0;
    }
    Instant at = clock.now();
    if (process.isEmpty()) {
      int year = at.atZone(Page.RIYADH).getYear();
      releases.add(state.ocid(), of.kind(), of.tenderId(), of.callOffId(), of.planYear(), year, at);
      process = releases.lock(state.ocid());
    }
    publish(process.orElseThrow(), state, published, change, at);
    releases.lookAgain(state.ocid(), state.lookAgainOn());
    return 1;
  }

  private void publish(
      Releases.ReleasedProcess process,
      ProcessState state,
      Map<String, Object> published,
      Map<String, Object> change,
      Instant at) {
    // By the clock of the database, which does not go back; a demonstration may.
    Instant date = at.isBefore(process.releasedAt()) ? process.releasedAt() : at;
    int number = process.releases() + 1;
    List<String> tags = ReleaseTags.of(published, change);
    Map<String, Object> release = new LinkedHashMap<>();
    release.put("ocid", state.ocid());
    release.put("id", state.ocid() + "-" + number);
    release.put("date", date.toString());
    release.put("tag", tags);
    release.put("initiationType", "tender");
    release.put("language", Language.AR.tag());
    release.putAll(change);
    String content = ReleaseJson.write(release);
    String begin =
        head.releases("/api/v1/open-data/processes/" + state.ocid() + "/releases/" + number, date);
    String sha256 = Sha256.of((begin + content + "]}").getBytes(StandardCharsets.UTF_8));
    if (releases.move(process.id(), number, date, compiled(state, published, change, date)) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    long place = releases.lockPlace() + 1;
    releases.movePlace(place);
    releases.insert(
        place,
        process.id(),
        number,
        date,
        String.join(" ", tags),
        state.title().ar(),
        state.title().en(),
        begin,
        content,
        sha256);
    audit.recordSystem(new ReleasePublished(process.id(), number, state.ocid(), sha256));
  }

  private static String compiled(
      ProcessState state, Map<String, Object> published, Map<String, Object> change, Instant date) {
    Map<String, Object> compiled = new LinkedHashMap<>();
    compiled.put("ocid", state.ocid());
    compiled.put("id", state.ocid() + "-" + date);
    compiled.put("date", date.toString());
    compiled.put("tag", List.of("compiled"));
    compiled.putAll(MergedReleases.merge(published, change));
    return ReleaseJson.write(compiled);
  }

  @Scheduled(
      fixedDelay = "${muwahhad.open-data.interval:10s}",
      initialDelay = "${muwahhad.open-data.interval:10s}")
  void publishOften() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, publishes what this one could not.
      LOG.warn("Releases of open data could not be published now", e);
    }
  }
}
