package org.muwahhad.opendata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Refusal;

/** A year is read once for all who ask for its file, however often strangers do. */
class KeptYearFilesTest {
  private static final String NAME = "2026-tables.zip";
  private final AtomicInteger made = new AtomicInteger();
  private final KeptYearFiles kept = new KeptYearFiles(Duration.ZERO, Duration.ofMillis(50));

  @AfterEach
  void clear() {
    kept.clear();
  }

  @Test
  void a_file_is_made_once_for_what_is_published_and_again_when_more_is() throws IOException {
    assertThat(open(kept, "a")).isEqualTo("file a");
    assertThat(open(kept, "a")).isEqualTo("file a");
    assertThat(made).hasValue(1);

    assertThat(kept.mark(NAME, "b")).as("nothing is young at once").isEqualTo("b");
    assertThat(open(kept, "b")).isEqualTo("file b");
    assertThat(made).hasValue(2);
  }

  @Test
  void a_young_file_is_good_enough_although_more_was_published() throws IOException {
    KeptYearFiles slow = new KeptYearFiles(Duration.ofMinutes(10), Duration.ofMillis(50));

    assertThat(slow.mark(NAME, "a")).isEqualTo("a");
    assertThat(open(slow, "a")).isEqualTo("file a");
    assertThat(slow.mark(NAME, "b")).isEqualTo("a");

    slow.clear();
    assertThat(open(slow, "a")).as("made again where it is gone").isEqualTo("file a");
    assertThat(made).hasValue(2);
    slow.clear();
  }

  @Test
  void while_a_file_is_made_anew_others_get_the_former_one_and_nobody_waits_for_long()
      throws Exception {
    open(kept, "a");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    ExecutorService maker = Executors.newSingleThreadExecutor();
    try {
      Future<String> newer =
          maker.submit(
              () -> {
                try (InputStream file =
                    kept.open(
                        NAME,
                        "b",
                        to -> {
                          begun.countDown();
                          await(mayEnd);
                          to.write("file b".getBytes(UTF_8));
                        })) {
                  return new String(file.readAllBytes(), UTF_8);
                }
              });
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

      assertThat(kept.mark(NAME, "b")).isEqualTo("a");
      assertThat(open(kept, "a")).isEqualTo("file a");
      assertThatThrownBy(() -> open(kept, "b")).isInstanceOf(Refusal.Busy.class);

      mayEnd.countDown();
      assertThat(newer.get(10, TimeUnit.SECONDS)).isEqualTo("file b");
      assertThat(open(kept, "b")).isEqualTo("file b");
      assertThat(made).hasValue(1);
    } finally {
      mayEnd.countDown();
      maker.shutdownNow();
    }
  }

  @Test
  void a_mistake_leaves_the_former_file_in_its_place() throws IOException {
    open(kept, "a");

    assertThatThrownBy(
            () ->
                kept.open(
                    NAME,
                    "b",
                    to -> {
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class);

    assertThat(open(kept, "a")).isEqualTo("file a");
    assertThat(made).hasValue(1);
  }

  private String open(KeptYearFiles files, String mark) throws IOException {
    try (InputStream file =
        files.open(
            NAME,
            mark,
            to -> {
              made.incrementAndGet();
              to.write(("file " + mark).getBytes(UTF_8));
            })) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
