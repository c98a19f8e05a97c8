package org.muwahhad.reporting.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.audit.AuditQueries;
import org.muwahhad.award.AwardEntry.AwardsAllocated;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportEntry.ReportDownloaded;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;

/** A report is drawn together once for all who ask for it at the same time. */
class FigureCacheTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final TestApp APP = TestApp.start();

  private final AtomicInteger computed = new AtomicInteger();

  @Test
  void many_who_ask_at_once_wait_for_one_computation() throws Exception {
    FigureCache known = knownFor(LONG);
    ExecutorService members = Executors.newFixedThreadPool(8);
    try {
      Callable<String> ask = () -> ask(known, 1);
      for (Future<String> one :
          members.invokeAll(IntStream.range(0, 40).mapToObj(i -> ask).toList())) {
        assertThat(one.get()).isEqualTo("1");
      }
    } finally {
      members.shutdown();
    }
  }

  @Test
  void what_was_handed_out_meanwhile_changes_nothing() {
    FigureCache known = knownFor(LONG);

    assertThat(ask(known, 2)).isEqualTo("1");
    Actor reader = World.in(APP).aPersonWho(Role.AUDITOR);
    record(
        log ->
            log.record(
                reader,
                Role.AUDITOR,
                new ReportDownloaded("award", "tender", 2, "", Edition.ENGLISH, Format.PDF, "0")));
    assertThat(ask(known, 2)).isEqualTo("1");
  }

  @Test
  void an_act_on_what_the_report_is_about_is_seen_at_once() {
    FigureCache known = knownFor(LONG);

    assertThat(ask(known, 3)).isEqualTo("1");
    record(log -> log.recordSystem(new AwardsAllocated(4, 1)));
    assertThat(ask(known, 3)).isEqualTo("1");
    record(log -> log.recordSystem(new AwardsAllocated(3, 1)));
    assertThat(ask(known, 3)).isEqualTo("2");
  }

  @Test
  void other_changes_are_seen_after_a_moment() {
    FigureCache known = knownFor(Duration.ZERO);

    assertThat(ask(known, 5)).isEqualTo("1");
    assertThat(ask(known, 5)).isEqualTo("2");
  }

  @Test
  void each_report_has_figures_of_its_own() {
    FigureCache known = knownFor(LONG);

    assertThat(ask(known, 6)).isEqualTo("1");
    assertThat(ask(known, 7)).isEqualTo("2");
    assertThat(ask(known, 6)).isEqualTo("1");
  }

  private static FigureCache knownFor(Duration longest) {
    return new FigureCache(APP.get(AuditQueries.class), longest);
  }

  private String ask(FigureCache known, long tender) {
    return known.sha256(
        ReportKind.AWARD,
        Subject.of(Subject.SubjectKind.TENDER, tender),
        () -> String.valueOf(computed.incrementAndGet()));
  }

  @SuppressWarnings("unchecked")
  private static void record(Consumer<AuditLog> entry) {
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          entry.accept(APP.get(AuditLog.class));
          return true;
        });
  }
}
