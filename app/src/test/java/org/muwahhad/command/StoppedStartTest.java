package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.db.TestDatabase;

/** An operator may change their mind while the service is being started. */
class StoppedStartTest {

  @ParameterizedTest
  @ValueSource(strings = {"The database is ready", "Schema up to date", "is open at"})
  void a_stop_at_any_moment_of_the_start_is_no_failure(String moment) {
    ServiceProcess service = ServiceProcess.start(TestDatabase.directory("stopped"), "--no-demo");
    service.awaitLine(moment);

    service.stop();

    assertThat(service.output()).doesNotContain("Exception", "ERROR", "\tat ");
  }
}
