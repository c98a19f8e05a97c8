package org.muwahhad.award.scenario;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.ScenarioWorked;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.AwardSolution;
import org.muwahhad.award.optimum.CheckAward;
import org.muwahhad.award.optimum.CostOfLimits;
import org.muwahhad.award.optimum.ReadAwardProblem;
import org.muwahhad.award.optimum.SolveAward;
import org.muwahhad.award.optimum.WriteAwardSolution;
import org.muwahhad.shared.Sha256;
import org.muwahhad.work.LeaseQueue;
import org.muwahhad.work.LeasedPiece;
import org.muwahhad.work.UnreadableRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works scenarios out, on every node, one at a time, and renews its lease while it works ({@link
 * LeaseQueue}).
 */
@Singleton
public class WorkScenarios {
  private static final Logger LOG = LoggerFactory.getLogger(WorkScenarios.class);
  private static final String UNREADABLE = "award.scenario-unreadable";
  private final Scenarios scenarios;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;
  private final LeaseQueue queue;
  private final SolveAward solve = new SolveAward();

  /** The lease of what this node is working; null while it works nothing. */
  private volatile LeaseQueue.@Nullable Lease working;

  WorkScenarios(
      Scenarios scenarios,
      AuditLog audit,
      TransactionOperations<Connection> transactions,
      UnreadableRows unreadable,
      @Value("${muwahhad.scenario.lease:1m}") Duration lease) {
    this.scenarios = scenarios;
    this.audit = audit;
    this.transactions = transactions;
    this.queue =
        new LeaseQueue(
            transactions,
            Scenarios.QUEUE,
            lease,
            unreadable,
            claim -> giveUpUnread(scenarios, audit, claim));
  }

  private static int giveUpUnread(Scenarios scenarios, AuditLog audit, String claim) {
    Scenarios.UnreadRun run = scenarios.getUnread(claim);
    int ended = scenarios.fail(claim, UNREADABLE);
    if (ended == 1) {
      audit.recordSystem(new ScenarioWorked(run.tenderId(), run.number(), run.kind(), UNREADABLE));
    }
    return ended;
  }

  /** Works what is due and returns how much of it came to an end here. */
  public int run() {
    return queue.work(
        "award.scenario-given-up",
        "award.scenario-unexpected",
        lease -> new Working(scenarios.getClaimed(lease.claim()), lease));
  }

  private final class Working implements LeasedPiece<String> {
    private final Scenarios.ScenarioWork due;
    private final LeaseQueue.Lease lease;

    Working(Scenarios.ScenarioWork due, LeaseQueue.Lease lease) {
      this.due = due;
      this.lease = lease;
    }

    @Override
    public String name() {
      return "Scenario %d of tender %d".formatted(due.number(), due.tenderId());
    }

    @Override
    public int attempts() {
      return due.attempts();
    }

    @Override
    public String make() {
      working = lease;
      try {
        return result(due);
      } finally {
        working = null;
      }
    }

    @Override
    public boolean finish(String result) {
      String sha256 = Sha256.of(result);
      return end(() -> scenarios.finish(lease.claim(), result, sha256), sha256);
    }

    @Override
    public boolean fail(String code) {
      return end(() -> scenarios.fail(lease.claim(), code), code);
    }

    private boolean end(IntSupplier step, String outcome) {
      return transactions.executeWrite(
          status -> {
            if (step.getAsInt() != 1) {
              return false;
            }
            audit.recordSystem(
                new ScenarioWorked(due.tenderId(), due.number(), due.kind().name(), outcome));
            return true;
          });
    }
  }

  /** What the command {@code award-solve} would print for the problem. */
  private String result(Scenarios.ScenarioWork due) {
    AwardProblem problem =
        ReadAwardProblem.from(
            scenarios.getProblem(due.scenarioId()).getBytes(StandardCharsets.UTF_8));
    Duration limit = Duration.ofSeconds(due.timeLimitSeconds());
    AwardSolution solution = solve.run(problem, limit);
    CheckAward.@Nullable AwardCheck check =
        due.kind() == RunKind.CHECK ? new CheckAward().run(problem, solution, limit) : null;
    @Nullable List<CostOfLimits.LimitCost> costs =
        due.kind() == RunKind.COSTS && solution instanceof AwardSolution.FeasibleAward found
            ? new CostOfLimits().run(problem, found, limit)
            : null;
    return WriteAwardSolution.of(problem, solution, solve.solverName(), check, costs);
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
    LeaseQueue.Lease lease = working;
    if (lease != null) {
      lease.renew();
    }
  }
}
