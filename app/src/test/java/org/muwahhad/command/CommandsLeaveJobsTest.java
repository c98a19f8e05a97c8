package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.db.TestSchema;

/**
 * A command beside the service sends no mail and publishes nothing: it knows neither the mail
 * server nor the public address of the service.
 */
@Tag("long")
class CommandsLeaveJobsTest {
  private static final TestSchema SCHEMA = TestDatabase.freshSchema();
  @TempDir private Path folder = Path.of("");

  @AfterAll
  static void drop() {
    TestDatabase.drop(SCHEMA);
  }

  @Test
  void what_is_due_by_the_clock_is_done_by_the_service_alone() throws InterruptedException {
    Map<String, Object> properties = new HashMap<>(SCHEMA.micronautProperties());
    properties.put("muwahhad.data-directory", folder.toString());
    properties.put("muwahhad.demo", false);
    properties.put("muwahhad.counted-job", true);

    try (ApplicationContext command = ServiceContext.startCommand(properties)) {
      CountedJob job = command.getBean(CountedJob.class);
      // A turn that was begun before the jobs ended comes to its end.
      TimeUnit.MILLISECONDS.sleep(200);
      int turns = job.turns();
      TimeUnit.MILLISECONDS.sleep(300);
      assertThat(job.turns()).isEqualTo(turns);
    }

    try (ApplicationContext service = ServiceContext.start(properties)) {
      CountedJob job = service.getBean(CountedJob.class);
      for (int i = 0; i < 100 && job.turns() < 3; i++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(job.turns()).as("while a node that serves has its jobs").isGreaterThan(2);
    }
  }
}
