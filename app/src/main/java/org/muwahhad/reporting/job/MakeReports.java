package org.muwahhad.reporting.job;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.muwahhad.access.Actors;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.work.LeaseLost;
import org.muwahhad.work.LeaseQueue;
import org.muwahhad.work.LeasedPiece;
import org.muwahhad.work.UnreadableRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the reports that were asked for, on every node, one at a time, each as the person who asked
 * and with what that person may see now. Every step renews the lease ({@link LeaseQueue}).
 */
@Singleton
public class MakeReports {
  private static final Logger LOG = LoggerFactory.getLogger(MakeReports.class);
  private final ReportJobs jobs;
  private final IssueReport issueReport;
  private final Actors actors;
  private final ApplicationEventPublisher<ReportReady> events;
  private final TransactionOperations<Connection> transactions;
  private final LeaseQueue queue;

  MakeReports(
      ReportJobs jobs,
      IssueReport issueReport,
      Actors actors,
      ApplicationEventPublisher<ReportReady> events,
      TransactionOperations<Connection> transactions,
      UnreadableRows unreadable,
      @Value("${muwahhad.report-job.lease:1m}") Duration lease) {
    this.jobs = jobs;
    this.issueReport = issueReport;
    this.actors = actors;
    this.events = events;
    this.transactions = transactions;
    this.queue =
        new LeaseQueue(
            transactions,
            ReportJobs.QUEUE,
            lease,
            unreadable,
            claim -> jobs.fail(claim, ReportJobs.UNREADABLE));
  }

  /** Makes what is due and returns how much of it came to an end here. */
  public int run() {
    return queue.work(
        "reporting.job-given-up",
        "reporting.job-unexpected",
        lease -> new ReportWork(jobs.getClaimed(lease.claim()), lease));
  }

  private final class ReportWork implements LeasedPiece<ReportFile> {
    private final ReportJobs.Job job;
    private final LeaseQueue.Lease lease;

    ReportWork(ReportJobs.Job job, LeaseQueue.Lease lease) {
      this.job = job;
      this.lease = lease;
    }

    @Override
    public String name() {
      return "Report " + job.id();
    }

    @Override
    public int attempts() {
      return job.attempts();
    }

    @Override
    public ReportFile make() {
      return issueReport.make(
          actors.get(job.personId()),
          job.report(),
          job.about(),
          job.edition(),
          job.format(),
          this::advance);
    }

    /** In a transaction of its own, so that others see how far it is. */
    private void advance(int percent) {
      transactions.execute(
          TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW),
          status -> {
            if (!lease.renew()) {
              throw new LeaseLost();
            }
            return jobs.advance(lease.claim(), percent);
          });
    }

    @Override
    public boolean finish(ReportFile file) {
      return end(true, file.name(), () -> jobs.ready(lease.claim(), file.sha256()));
    }

    @Override
    public boolean fail(String code) {
      return end(false, job.about().written(), () -> jobs.fail(lease.claim(), code));
    }

    private boolean end(boolean ready, String what, IntSupplier step) {
      return transactions.executeWrite(
          status -> {
            if (step.getAsInt() != 1) {
              return false;
            }
            events.publishEvent(
                new ReportReady(job.id(), job.personId(), job.report(), what, ready));
            return true;
          });
    }
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
