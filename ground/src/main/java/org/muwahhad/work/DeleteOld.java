package org.muwahhad.work;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.shared.RetentionRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what need not be kept any longer by the {@link RetentionRule}s, once an hour, a few rows
 * in each transaction. Each rule is worked by one node at a time, under a lease ({@link
 * LeaseQueue}), and a node that lost its lease stops.
 */
@Singleton
public class DeleteOld {
  private static final Logger LOG = LoggerFactory.getLogger(DeleteOld.class);
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** So few that no act waits for their locks. */
  static final int BATCH = 500;

  private final List<RetentionRule> rules;
  private final RetentionRuns runs;
  private final TransactionOperations<Connection> transactions;
  private final LeaseQueue queue;
  private final Map<String, RetentionRule> byName;
  private final Map<String, AtomicLong> deleted;
  private final AtomicLong failures = new AtomicLong();

  DeleteOld(
      List<RetentionRule> rules,
      RetentionRuns runs,
      TransactionOperations<Connection> transactions) {
    this.rules = List.copyOf(rules);
    this.runs = runs;
    this.transactions = transactions;
    this.queue = new LeaseQueue(transactions, RetentionRuns.QUEUE, LEASE);
    this.byName =
        this.rules.stream().collect(Collectors.toMap(RetentionRule::name, Function.identity()));
    this.deleted =
        this.rules.stream()
            .collect(Collectors.toMap(RetentionRule::name, rule -> new AtomicLong()));
  }

  /** Works every rule that is due and that no other node has; returns how many. */
  public int run() {
    for (RetentionRule rule : rules) {
      transactions.executeWrite(status -> runs.ensure(rule.name()));
    }
    return queue.work(
        "given up",
        "failed unexpectedly",
        lease -> new RetentionWork(runs.getClaimed(lease.claim()), lease));
  }

  /** The names of the rules. */
  Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** How many rows this node deleted by a rule since it was started. */
  long count(String rule) {
    return Objects.requireNonNull(deleted.get(rule), rule).get();
  }

  /** How often this node could not work a rule to its end. */
  long failures() {
    return failures.get();
  }

  private final class RetentionWork implements LeasedPiece<Long> {
    private final RetentionRuns.Run run;
    private final LeaseQueue.Lease lease;

    RetentionWork(RetentionRuns.Run run, LeaseQueue.Lease lease) {
      this.run = run;
      this.lease = lease;
    }

    @Override
    public String name() {
      return "Retention of " + run.name();
    }

    @Override
    public int attempts() {
      return run.attempts();
    }

    @Override
    public Long make() {
      RetentionRule rule = byName.get(run.name());
      if (rule == null) {
        return 0L;
      }
      long all = 0;
      for (int some = delete(rule); some > 0; some = delete(rule)) {
        all += some;
        if (!lease.renew()) {
          throw new LeaseLost();
        }
      }
      return all;
    }

    private int delete(RetentionRule rule) {
      int some =
          transactions.executeWrite(
              status -> rule.rows().delete(run.at().minus(rule.age()), BATCH));
      Objects.requireNonNull(deleted.get(rule.name())).addAndGet(some);
      return some;
    }

    @Override
    public boolean finish(Long all) {
      return transactions.executeWrite(status -> runs.finish(run.name(), run.claim(), all) == 1);
    }

    @Override
    public boolean fail(String code) {
      failures.incrementAndGet();
      LOG.warn("Old {} could not be deleted now: {}", run.name(), code);
      return transactions.executeWrite(status -> runs.finish(run.name(), run.claim(), 0) == 1);
    }
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  void runOften() {
    try {
      run();
    } catch (DataAccessException e) {
      // The next turn deletes what this one did not.
      LOG.warn("What is old could not be deleted now", e);
    }
  }
}
