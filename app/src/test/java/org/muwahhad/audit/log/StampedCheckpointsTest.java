package org.muwahhad.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.audit.Finding;
import org.muwahhad.reports.signature.OnlineAuthority;

/** An authority stamps the time of each checkpoint, and anybody checks what it stamped. */
@Tag("long")
class StampedCheckpointsTest {

  @Test
  void checkpoints_are_time_stamped_where_an_authority_is_configured() throws Exception {
    try (OnlineAuthority authority = new OnlineAuthority()) {
      TestApp app = startedWith(authority);
      app.get(WorkLog.class).run();
      LogQueries.SignedCheckpoint signed = newest(app);
      TimeStampToken token =
          new TimeStampToken(new CMSSignedData(Objects.requireNonNull(signed.timeStamp())));

      assertThat(token.getTimeStampInfo().getMessageImprintDigest())
          .isEqualTo(MessageDigest.getInstance("SHA-256").digest(signed.note().getBytes(UTF_8)));
    }
  }

  @Test
  void anybody_gets_the_stamp_and_the_bytes_that_it_covers() throws Exception {
    try (OnlineAuthority authority = new OnlineAuthority()) {
      TestApp app = startedWith(authority);
      app.get(WorkLog.class).run();
      LogQueries.SignedCheckpoint signed = newest(app);
      Browserless anybody = Browserless.at(app);
      String file = "/log/checkpoint/" + signed.size();

      assertThat(anybody.get("/log").body()).contains(file + "\"", file + "/time-stamp\"");
      assertThat(anybody.get(file).body()).isEqualTo(signed.note());
      assertThat(anybody.get(file + "/time-stamp").statusCode()).isEqualTo(200);
      assertThat(app.get(ViewLog.class).findTimeStamp(signed.size()).orElseThrow())
          .isEqualTo(signed.timeStamp());
      assertThat(anybody.get("/log/checkpoint/7").statusCode()).isEqualTo(404);
      assertThat(anybody.get("/log/checkpoint/7/time-stamp").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_checkpoint_that_nobody_stamped_is_served_without_a_stamp() {
    TestApp app = TestApp.start();
    app.get(WorkLog.class).run();
    LogQueries.SignedCheckpoint signed = newest(app);
    Browserless anybody = Browserless.at(app);
    String file = "/log/checkpoint/" + signed.size();

    assertThat(anybody.get(file).body()).isEqualTo(signed.note());
    assertThat(anybody.get(file + "/time-stamp").statusCode()).isEqualTo(404);
    assertThat(anybody.get("/log").body()).doesNotContain("/time-stamp");
  }

  @Test
  void a_stamp_that_is_not_over_its_checkpoint_is_found() throws Exception {
    try (OnlineAuthority authority = new OnlineAuthority()) {
      TestApp app = startedWith(authority);
      for (int turn = 0; turn < 2; turn++) {
        app.get(GrowLog.class).run();
        app.get(SignCheckpoint.class).run();
      }
      CompareLog compare = app.get(CompareLog.class);
      assertThat(app.ask("SELECT COUNT(time_stamp) FROM log_checkpoint")).isEqualTo("2");
      assertThat(compare.findings()).isEmpty();

      forge(
          app,
          """
          UPDATE log_checkpoint c
            JOIN (SELECT time_stamp FROM log_checkpoint ORDER BY size LIMIT 1) f
             SET c.time_stamp = f.time_stamp\
          """);
      assertThat(compare.findings())
          .as("the stamp of the first one on the second")
          .containsExactly(Finding.of("log-stamp-differs", newest(app).size()));

      forge(app, "UPDATE log_checkpoint SET time_stamp = 'no stamp'");
      assertThat(compare.findings())
          .extracting(Finding::code)
          .containsExactly("log-stamp-differs", "log-stamp-differs");
    }
  }

  private static TestApp startedWith(OnlineAuthority authority) {
    return TestApp.start(Map.of("muwahhad.signing.timestamp-url", authority.stamps().toString()));
  }

  private static LogQueries.SignedCheckpoint newest(TestApp app) {
    return app.get(LogQueries.class).findNewest().orElseThrow();
  }

  private static void forge(TestApp app, String statement) {
    app.without("tr_log_checkpoint_signed", () -> app.sql(statement));
  }
}
