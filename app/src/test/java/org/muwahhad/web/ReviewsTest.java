package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.work.RepeatedTransactions;

/** A review shows what an act does, also where its transaction is lost and run again. */
class ReviewsTest {
  private static final TestApp APP = TestApp.start();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void a_part_that_is_tried_again_is_reviewed_once() {
    List<String> seen = new ArrayList<>();
    Function<List<String>, Review> review =
        tried -> {
          seen.addAll(tried);
          return Review.of("shared.act", "/").fact("shared.what", String.join(", ", tried));
        };
    String digest = Review.of("shared.act", "/").fact("shared.what", "one, two").digest(Map.of());

    HttpResponse<?> done =
        reviews()
            .runApart(
                HttpRequest.POST("/", ""),
                Form.empty().with(Reviews.FIELD, digest),
                List.<Supplier<String>>of(() -> "one", () -> "two"),
                () -> "done",
                review,
                HttpResponse::ok);

    assertThat(runs).as("two parts, the first of them twice").hasValue(3);
    assertThat(seen).containsExactly("one", "two");
    assertThat(String.valueOf(done.body())).isEqualTo("done");
  }

  /** Of which the first part is lost after it was done, while those notified are counted. */
  @SuppressWarnings("unchecked")
  private Reviews reviews() {
    NoticeCounts counts =
        act -> {
          act.run();
          if (runs.incrementAndGet() == 1) {
            throw new DataAccessException("lost", new SQLException("lost", "40001", 1213));
          }
          return List.of();
        };
    return new Reviews(
        APP.get(Pages.class),
        APP.get(RenderedPages.class),
        () -> APP.get(RepeatedTransactions.class),
        Optional.of(counts));
  }
}
