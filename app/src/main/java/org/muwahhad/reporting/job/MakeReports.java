package org.muwahhad.reporting.job;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.muwahhad.access.Actors;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the reports that were asked for, on every node, one at a time, each as the person who asked
 * and with what that person may see now. Work is claimed by its row for a lease, which every step
 * renews; a node that dies loses it to another when the lease ends. What was tried {@value
 * #MOST_ATTEMPTS} times without an end has failed.
 */
@Singleton
public class MakeReports {
  private static final Logger LOG = LoggerFactory.getLogger(MakeReports.class);
  private static final int MOST_ATTEMPTS = 3;
  private static final String GIVEN_UP = "reporting.job-given-up";
  private final ReportJobs jobs;
  private final IssueReport issueReport;
  private final Actors actors;
  private final ApplicationEventPublisher<ReportReady> events;
  private final TransactionOperations<Connection> transactions;
  private final int leaseSeconds;

  MakeReports(
      ReportJobs jobs,
      IssueReport issueReport,
      Actors actors,
      ApplicationEventPublisher<ReportReady> events,
      TransactionOperations<Connection> transactions,
      @Value("${muwahhad.report-job.lease:1m}") Duration lease) {
    this.jobs = jobs;
    this.issueReport = issueReport;
    this.actors = actors;
    this.events = events;
    this.transactions = transactions;
    this.leaseSeconds = (int) lease.toSeconds();
  }

  /** The work was taken back, or another node has it. */
  private static final class TakenAway extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A piece of work with the claim on it. */
  private record Claimed(ReportJobs.Job job, String claim) {}

  /**
   * Makes what is due and returns how much of it came to an end here. What wants for space or the
   * database is made again when its lease ends, for as long as that lasts, and ends this turn.
   */
  public int run() {
    int ended = 0;
    for (Optional<Claimed> next = claim(); next.isPresent(); next = claim()) {
      ended += work(next.get());
    }
    return ended;
  }

  private Optional<Claimed> claim() {
    String claim = UUID.randomUUID().toString();
    return transactions.executeWrite(
        status ->
            jobs.lockAbandoned()
                .or(jobs::lockQueued)
                .filter(job -> jobs.claim(job.id(), claim, leaseSeconds) == 1)
                .map(job -> new Claimed(job, claim)));
  }

  private int work(Claimed work) {
    ReportJobs.Job job = work.job();
    if (job.attempts() >= MOST_ATTEMPTS) {
      return end(
          work, false, work.job().about().written(), () -> jobs.fail(work.claim(), GIVEN_UP));
    }
    try {
      ReportFile file =
          issueReport.make(
              actors.get(job.personId()),
              job.report(),
              job.about(),
              job.edition(),
              job.format(),
              percent -> advance(work.claim(), percent));
      return end(work, true, file.name(), () -> jobs.ready(work.claim(), file.sha256()));
    } catch (TakenAway e) {
      LOG.info("Report {} was taken back or over while it was made", job.id());
      return 0;
    } catch (Refusal refusal) {
      return end(
          work, false, work.job().about().written(), () -> jobs.fail(work.claim(), refusal.code()));
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent()) {
        transactions.executeWrite(status -> jobs.forgive(work.claim()));
        throw e;
      }
      LOG.error("Report {} could not be made", job.id(), e);
      return end(
          work,
          false,
          work.job().about().written(),
          () -> jobs.fail(work.claim(), "reporting.job-unexpected"));
    }
  }

  /** In a transaction of its own, so that others see how far it is. */
  private void advance(String claim, int percent) {
    int kept =
        transactions.execute(
            TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW),
            status -> jobs.advance(claim, percent, leaseSeconds));
    if (kept != 1) {
      throw new TakenAway();
    }
  }

  private int end(Claimed work, boolean ready, String what, IntSupplier step) {
    ReportJobs.Job job = work.job();
    return transactions.executeWrite(
        status -> {
          if (step.getAsInt() != 1) {
            return 0;
          }
          events.publishEvent(new ReportReady(job.id(), job.personId(), job.report(), what, ready));
          return 1;
        });
  }

  @Scheduled(
      fixedDelay = "${muwahhad.report-job.interval:2s}",
      initialDelay = "${muwahhad.report-job.interval:2s}")
  void workDue() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, takes what this one could not.
      LOG.warn("Reports could not be made now", e);
    }
  }
}
