package org.muwahhad.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.audit.log.CompareLog;
import org.muwahhad.audit.log.SignCheckpoint;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.opendata.PublishReleases;
import org.muwahhad.opendata.bundle.PublishBundles;

/** Every node has the same jobs: what two of them come to at once is made once. */
@Tag("long")
class JobsOnTwoNodesTest {
  private static final TestApp FIRST = TestApp.start();
  private static final AwardFixture AWARDS = AwardFixture.in(FIRST);

  @Test
  void releases_bundles_and_leaves_of_the_log_are_made_once(@TempDir Path folder) throws Exception {
    FIRST.get(SignCheckpoint.class).requireUsable();
    Path key = Files.createDirectories(folder.resolve("log")).resolve("key");
    Files.copy(FIRST.files().resolve("log").resolve("key"), key);
    TestApp second = FIRST.node(folder);
    long tender = awarded();

    for (int round = 0; round < 3; round++) {
      together(second, app -> app.get(PublishReleases.class).run());
      together(second, app -> app.get(PublishBundles.class).run());
      together(second, app -> app.get(WorkLog.class).run());
    }

    assertThat(FIRST.get(PublishReleases.class).run()).isZero();
    assertThat(
            FIRST.ask(
                "SELECT COUNT(*) = MAX(id) AND MAX(id) = (SELECT newest FROM ocds_place)"
                    + " FROM ocds_release"))
        .isEqualTo("1");
    assertThat(entries("opendata.release-published"))
        .isEqualTo(FIRST.ask("SELECT COUNT(*) FROM ocds_release"));
    assertThat(FIRST.ask("SELECT COUNT(*) FROM tender_bundle WHERE tender_id = " + tender))
        .isEqualTo("1");
    assertThat(entries("bundle.published")).isEqualTo("1");
    assertThat(
            FIRST.ask(
                """
                SELECT COUNT(*) FROM audit_entry e LEFT JOIN log_entry l ON l.audit_entry_id = e.id
                 WHERE l.leaf_index IS NULL\
                """))
        .isEqualTo("0");
    assertThat(FIRST.get(CompareLog.class).findings()).isEmpty();
  }

  private static long awarded() {
    AwardFixture.Tender tender = AWARDS.aTender();
    AWARDS.adopt(AWARDS.recommend(tender));
    inDays(11, () -> FIRST.get(ConfirmAwards.class).run(AWARDS.buyer, tender.id()));
    return tender.id();
  }

  private static String entries(String act) {
    return FIRST.ask("SELECT COUNT(*) FROM audit_entry WHERE act = '" + act + "'");
  }

  private static void together(TestApp second, Consumer<TestApp> job) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Boolean>> both =
          List.of(working(FIRST, start, job), working(second, start, job));
      for (Future<Boolean> one : threads.invokeAll(both)) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Boolean> working(
      TestApp app, CyclicBarrier start, Consumer<TestApp> job) {
    return () -> {
      start.await(30, TimeUnit.SECONDS);
      job.accept(app);
      return true;
    };
  }
}
