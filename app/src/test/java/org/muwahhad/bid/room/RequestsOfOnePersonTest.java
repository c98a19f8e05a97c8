package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.type.Argument;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.transaction.annotation.Transactional;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.shared.AtOnce;
import org.muwahhad.shared.WaitingLine;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.web.RawConnection;
import org.reactivestreams.Publisher;

/**
 * Anyone who asks for very much at once, or takes no answer, holds up and costs nobody but
 * themselves.
 */
@Tag("long")
class RequestsOfOnePersonTest {
  private static final int OF_ONE = 4;
  private static final int DOWNLOADS = 8;
  private static final int DOWNLOADS_OF_ONE = 3;
  private static final TestApp APP =
      TestApp.start(
          Map.of(
              "muwahhad.at-once.of-one-person", OF_ONE,
              "muwahhad.at-once.downloads", DOWNLOADS,
              "muwahhad.at-once.downloads-of-one", DOWNLOADS_OF_ONE,
              "muwahhad.at-once.longest-wait", "10s",
              "test.costly-answers", true));
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final BidFixture.Tender TENDER = TENDERS.aPublishedTender();
  private final List<RawConnection> unread = new ArrayList<>();

  /** Answers that cost a connection to the database for a while, or much memory. */
  @Requires(property = "test.costly-answers")
  @Controller("/api/v1/costly-answers")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @ExecuteOn(TaskExecutors.BLOCKING)
  static class CostlyAnswers {
    static final AtomicInteger MADE = new AtomicInteger();
    private final java.sql.Connection connection;

    CostlyAnswers(java.sql.Connection connection) {
      this.connection = connection;
    }

    @Get("/slow")
    @Transactional
    String slow() throws java.sql.SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("SELECT SLEEP(0.7)");
      }
      return "{}";
    }

    @Get(value = "/large", produces = MediaType.TEXT_PLAIN)
    String large() {
      MADE.incrementAndGet();
      byte[] noise = new byte[8 * 1024 * 1024];
      new Random(1).nextBytes(noise);
      return new String(noise, StandardCharsets.ISO_8859_1);
    }
  }

  @AfterEach
  void closeConnections() throws IOException, InterruptedException {
    for (RawConnection connection : unread) {
      connection.close();
    }
    await(() -> downloads().free() == DOWNLOADS);
  }

  @Test
  void a_hundred_requests_of_one_person_leave_the_database_to_the_others() {
    ApiCaller greedy = ApiCaller.of(APP, WORLD.aBidderFor(WORLD.aSupplier()));
    ApiCaller other = ApiCaller.of(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER));
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try {
      List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        asked.add(
            CompletableFuture.supplyAsync(
                () -> greedy.get("/api/v1/costly-answers/slow"), threads));
      }
      for (int i = 0; i < 4; i++) {
        long begun = System.nanoTime();
        assertThat(other.get("/api/v1/tenders").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
      }
      List<Integer> answers = asked.stream().map(a -> a.join().statusCode()).toList();
      assertThat(answers).contains(200, 503).containsOnly(200, 503);
    } finally {
      threads.shutdownNow();
    }
    assertThat(greedy.get("/api/v1/costly-answers/slow").statusCode()).isEqualTo(200);
  }

  @Test
  void answers_that_one_person_does_not_take_are_few_and_the_next_is_made_when_one_is_gone()
      throws IOException, InterruptedException {
    String session = session(WORLD.aBidderFor(WORLD.aSupplier()));
    CostlyAnswers.MADE.set(0);
    for (int i = 0; i < 20; i++) {
      ask("/api/v1/costly-answers/large", session);
    }
    await(() -> CostlyAnswers.MADE.get() == OF_ONE);
    Thread.sleep(500);
    assertThat(CostlyAnswers.MADE.get()).isEqualTo(OF_ONE);

    // Who is waiting is not known from outside: all of those with an answer go.
    for (RawConnection connection : unread) {
      connection.close();
    }

    String other = session(WORLD.aBidderFor(WORLD.aSupplier()));
    assertThat(ask("/api/v1/costly-answers/large", other).status()).contains(" 200 ");
    assertThat(ask("/api/v1/costly-answers/large", session).status()).contains(" 200 ");
  }

  @Test
  void a_bidder_who_reads_none_of_many_downloads_has_its_share_and_others_download()
      throws IOException, InterruptedException {
    Actor slow = WORLD.aBidderFor(WORLD.aSupplier());
    Actor quick = WORLD.aBidderFor(WORLD.aSupplier());
    String ofSlow = documentOf(slow);
    String ofQuick = documentOf(quick);
    String session = session(slow);
    for (int i = 0; i < 40; i++) {
      ask(ofSlow, session);
    }
    await(() -> downloads().free() == DOWNLOADS - DOWNLOADS_OF_ONE);
    Thread.sleep(500);
    assertThat(downloads().free()).isEqualTo(DOWNLOADS - DOWNLOADS_OF_ONE);

    long begun = System.nanoTime();
    HttpResponse<String> whole = ApiCaller.of(APP, quick).get(ofQuick);

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.headers().firstValue("Content-Type").orElse("")).contains("pdf");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(downloads().free()).isEqualTo(DOWNLOADS - DOWNLOADS_OF_ONE);
  }

  @Test
  void every_answer_that_is_streamed_is_a_file_with_a_place_or_a_feed_with_places_of_its_own() {
    List<UriRouteInfo<?, ?>> routes = APP.get(Router.class).uriRoutes().toList();

    assertThat(routes.stream().filter(r -> isStreamed(r.getReturnType().asArgument())))
        .extracting(r -> r.getUriMatchTemplate().toString())
        .containsOnly("/tenders/{tenderId}/read-out/events", "/health", "/health/{selector}");
  }

  private static boolean isStreamed(Argument<?> type) {
    return Publisher.class.isAssignableFrom(type.getType())
        || InputStream.class.isAssignableFrom(type.getType())
        || File.class.isAssignableFrom(type.getType())
        || List.of(type.getTypeParameters()).stream().anyMatch(RequestsOfOnePersonTest::isStreamed);
  }

  private static WaitingLine downloads() {
    return APP.get(AtOnce.class).of(AtOnce.HeavyWork.DOWNLOAD);
  }

  private static String documentOf(Actor bidder) {
    byte[] pdf = new byte[16 * 1024 * 1024];
    new Random(2).nextBytes(pdf);
    byte[] beginning = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(beginning, 0, pdf, 0, beginning.length);
    APP.get(AddBidDocument.class)
        .run(
            bidder,
            TENDER.id(),
            SealedPart.BID,
            new InspectFile.UploadedFile("file", "a.pdf", pdf));
    long id = APP.get(ViewBidRoom.class).get(bidder, TENDER.id()).documents().get(0).id();
    return "/api/v1/tenders/" + TENDER.id() + "/bid/documents/" + id;
  }

  private RawConnection ask(String path, String session) throws IOException {
    RawConnection connection = RawConnection.narrowTo(APP);
    unread.add(connection);
    return connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + session + "\r\n");
  }

  private static String session(Actor person) {
    return "Authorization: Bearer "
        + APP.get(SignIn.class).run(person.login(), "secret", Visitor.at("192.0.2.7")).token()
        + "\r\n";
  }

  private static void await(BooleanSupplier state) throws InterruptedException {
    for (int i = 0; i < 200 && !state.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(state.getAsBoolean()).isTrue();
  }
}
