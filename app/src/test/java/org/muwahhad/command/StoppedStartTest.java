package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.db.TestDatabase;

/** An operator may change their mind while the service is being started. */
@Tag("long")
class StoppedStartTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(strings = {"The database is ready", "Schema up to date", "is open at"})
  void a_stop_at_any_moment_of_the_start_is_no_failure(String moment) {
    ServiceProcess service = ServiceProcess.start(TestDatabase.directory("stopped"));
    service.awaitLine(moment);

    service.stop();

    assertThat(service.output()).doesNotContain("Exception", "ERROR", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoever_loads_the_demonstration_ends_with_the_service(boolean killed) {
    ServiceProcess service =
        ServiceProcess.start(TestDatabase.directory("loading-" + killed), "--demo");
    service.awaitLine("Loading the demonstration");
    List<ProcessHandle> others = service.descendants();

    if (killed) {
      service.kill();
    } else {
      service.stop();
    }

    assertThat(others).hasSizeGreaterThan(1);
    assertThat(others).allSatisfy(p -> assertThat(p.onExit()).succeedsWithin(LIMIT));
    assertThat(service.output()).doesNotContain("Exception", "ERROR", "\tat ", "is open at");
  }
}
