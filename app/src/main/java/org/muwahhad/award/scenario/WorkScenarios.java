package org.muwahhad.award.scenario;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.AwardSolution;
import org.muwahhad.award.optimum.CheckAward;
import org.muwahhad.award.optimum.CostOfLimits;
import org.muwahhad.award.optimum.ReadAwardProblem;
import org.muwahhad.award.optimum.SolveAward;
import org.muwahhad.award.optimum.WriteAwardSolution;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works scenarios out, on every node, one at a time. Work is claimed by its row for a lease, which
 * the node renews while it works; a node that dies loses it to another when the lease ends. What
 * was tried {@value #MOST_ATTEMPTS} times without an end has failed.
 */
@Singleton
public class WorkScenarios {
  private static final Logger LOG = LoggerFactory.getLogger(WorkScenarios.class);
  private static final int MOST_ATTEMPTS = 3;
  private static final String GIVEN_UP = "award.scenario-given-up";
  private static final String UNEXPECTED = "award.scenario-unexpected";
  private final Scenarios scenarios;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;
  private final int leaseSeconds;
  private final SolveAward solve = new SolveAward();

  /** The claim on what this node is working; null while it works nothing. */
  private volatile @Nullable String working;

  WorkScenarios(
      Scenarios scenarios,
      AuditLog audit,
      TransactionOperations<Connection> transactions,
      @Value("${muwahhad.scenario.lease:1m}") Duration lease) {
    this.scenarios = scenarios;
    this.audit = audit;
    this.transactions = transactions;
    this.leaseSeconds = (int) lease.toSeconds();
  }

  /**
   * Works what is due and returns how much of it came to an end here. What wants for space or the
   * database is worked again when its lease ends, for as long as that lasts, and ends this turn.
   */
  public int run() {
    int ended = 0;
    Optional<Scenarios.Due> next = claim();
    while (next.isPresent()) {
      ended += work(next.get());
      next = claim();
    }
    return ended;
  }

  private Optional<Scenarios.Due> claim() {
    String claim = UUID.randomUUID().toString();
    Optional<Scenarios.Due> claimed =
        transactions.executeWrite(
            status -> {
              List<Scenarios.Due> due = scenarios.lockAbandoned();
              due = due.isEmpty() ? scenarios.lockQueued() : due;
              due.forEach(d -> scenarios.claim(d.scenarioId(), d.kind(), claim, leaseSeconds));
              return scenarios.findClaimed(claim);
            });
    working = claimed.isPresent() ? claim : null;
    return claimed;
  }

  private int work(Scenarios.Due due) {
    String claim = working;
    if (claim == null) {
      return 0;
    }
    try {
      if (due.attempts() > MOST_ATTEMPTS) {
        return end(due, () -> scenarios.fail(claim, GIVEN_UP), GIVEN_UP);
      }
      String result = result(due);
      String sha256 = Sha256.of(result);
      return end(due, () -> scenarios.finish(claim, result, sha256), sha256);
    } catch (Refusal refusal) {
      return end(due, () -> scenarios.fail(claim, refusal.code()), refusal.code());
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent()) {
        transactions.executeWrite(status -> scenarios.forgive(claim));
        throw e;
      }
      LOG.error("Scenario {} of tender {} failed", due.number(), due.tenderId(), e);
      return end(due, () -> scenarios.fail(claim, UNEXPECTED), UNEXPECTED);
    } finally {
      working = null;
    }
  }

  /** What the command {@code award-solve} would print for the problem. */
  private String result(Scenarios.Due due) {
    AwardProblem problem =
        ReadAwardProblem.from(
            scenarios.getProblem(due.scenarioId()).getBytes(StandardCharsets.UTF_8));
    Duration limit = Duration.ofSeconds(due.timeLimitSeconds());
    AwardSolution solution = solve.run(problem, limit);
    CheckAward.@Nullable Check check =
        due.kind() == RunKind.CHECK ? new CheckAward().run(problem, solution, limit) : null;
    @Nullable List<CostOfLimits.Cost> costs =
        due.kind() == RunKind.COSTS && solution instanceof AwardSolution.Found found
            ? new CostOfLimits().run(problem, found, limit)
            : null;
    return WriteAwardSolution.of(problem, solution, solve.solverName(), check, costs);
  }

  /** Nothing is recorded of work that another node took over meanwhile. */
  private int end(Scenarios.Due due, IntSupplier step, String outcome) {
    return transactions.executeWrite(
        status -> {
          if (step.getAsInt() != 1) {
            LOG.info("Scenario {} was taken over by another node meanwhile", due.scenarioId());
            return 0;
          }
          audit.recordSystem(
              "tender:" + due.tenderId(),
              "award.scenario-worked",
              "tender",
              due.tenderId(),
              Map.of("number", due.number(), "kind", due.kind().name(), "outcome", outcome));
          return 1;
        });
  }

  @Scheduled(
      fixedDelay = "${muwahhad.scenario.interval:2s}",
      initialDelay = "${muwahhad.scenario.interval:2s}")
  void workDue() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, takes what this one could not.
      LOG.warn("Scenarios could not be worked now", e);
    }
  }

  @Scheduled(fixedDelay = "${muwahhad.scenario.renewal:15s}")
  void renew() {
    String claim = working;
    if (claim != null) {
      transactions.executeWrite(status -> scenarios.renew(claim, leaseSeconds));
    }
  }
}
