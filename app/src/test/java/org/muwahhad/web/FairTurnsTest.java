package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.shared.AtOnce;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.WaitingLine;

/** Anyone who asks for very much, or very slowly, holds up nobody else. */
@Tag("long")
class FairTurnsTest {
  private static final int MEGABYTE = 1024 * 1024;
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final TestApp APP =
      TestApp.start(
          Map.of(
              "muwahhad.at-once.passwords", 1,
              "muwahhad.at-once.uploads", 2,
              "muwahhad.at-once.workbooks", 2,
              "muwahhad.at-once.longest-wait", "5s",
              "muwahhad.bodies.room", "40MB",
              "muwahhad.bodies.room-of-one", "8MB",
              "muwahhad.bodies.room-of-strangers", "1MB",
              "test.slow-workbooks", true,
              "muwahhad.connections.start", "3s",
              "muwahhad.connections.least-rate", "1KB"));
  private static final World WORLD = World.in(APP);
  private static final Browserless OTHER =
      Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CATALOG_MANAGER));
  private static final Browserless BUYER =
      Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER));

  /** Takes workbooks, and works for each until it may end. */
  @Requires(property = "test.slow-workbooks")
  @Controller("/api/v1/slow-workbooks")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @ExecuteOn(TaskExecutors.BLOCKING)
  static class SlowWorkbooks {
    static final AtomicInteger BEGUN = new AtomicInteger();
    static final CountDownLatch END = new CountDownLatch(1);

    @Put
    @Consumes(WORKBOOK)
    String take(@Body byte[] workbook) {
      BEGUN.incrementAndGet();
      held(new CountDownLatch(1), END);
      return "{}";
    }
  }

  private final List<RawConnection> slow = new ArrayList<>();

  @AfterEach
  void closeConnections() throws IOException, InterruptedException {
    for (RawConnection connection : slow) {
      connection.close();
    }
    await(() -> APP.get(BodyRoom.class).taken() == 0);
  }

  @Test
  void ten_files_of_one_person_that_trickle_in_keep_nobody_else_from_sending_one()
      throws IOException, InterruptedException {
    String session = session(WORLD.aPersonWho(Role.CATALOG_MANAGER));
    for (int i = 0; i < 10; i++) {
      slow().beginFile("/catalog/import", session, MEGABYTE).send("slow");
    }
    await(() -> APP.get(BodyRoom.class).taken() > 10 * 256);
    long begun = System.nanoTime();

    HttpResponse<String> answer = OTHER.upload("/catalog/import", "items.csv", "code\nA");

    assertThat(answer.statusCode()).isLessThan(500);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void ten_workbooks_of_one_bidder_that_trickle_in_keep_nobody_else_from_having_one()
      throws IOException, InterruptedException {
    String session = session(WORLD.aBidderFor(WORLD.aSupplier()));
    for (int i = 0; i < 10; i++) {
      slow()
          .send(
              "PUT /api/v1/tenders/1/bid/workbook HTTP/1.1\r\nHost: localhost\r\n"
                  + session
                  + "Content-Type: application/octet-stream\r\nContent-Length: 500000\r\n\r\nPK");
    }
    await(() -> APP.get(BodyRoom.class).taken() > 10 * 256);
    long begun = System.nanoTime();

    assertThat(BUYER.get("/catalog/items.xlsx").statusCode()).isLessThan(500);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void who_has_sent_more_than_their_share_is_refused_and_others_go_on()
      throws IOException, InterruptedException {
    String session = session(WORLD.aPersonWho(Role.CATALOG_MANAGER));
    byte[] part = new byte[5 * MEGABYTE];
    slow().beginFile("/catalog/import", session, 6 * MEGABYTE).send(part);
    await(() -> APP.get(BodyRoom.class).taken() > part.length);

    RawConnection beyond = slow().beginFile("/catalog/import", session, 6 * MEGABYTE).send(part);

    assertThat(beyond.status()).contains(" 503 ");
    assertThat(OTHER.upload("/catalog/import", "items.csv", "x".repeat(part.length)).statusCode())
        .isLessThan(500);
  }

  @Test
  void a_file_that_comes_in_more_slowly_than_the_least_rate_is_cut_off()
      throws IOException, InterruptedException {
    RawConnection trickle =
        slow()
            .beginFile(
                "/catalog/import", session(WORLD.aPersonWho(Role.CATALOG_MANAGER)), MEGABYTE);
    long begun = System.nanoTime();
    boolean cut = false;
    while (!cut && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(15)) {
      Thread.sleep(100);
      try {
        trickle.send("x");
      } catch (IOException e) {
        cut = true;
      }
    }

    assertThat(cut).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(3));
  }

  @Test
  void a_device_that_an_account_knows_does_not_wait_behind_strangers() throws Exception {
    Actor person = WORLD.aPersonWho(Role.AUDITOR);
    SignIn signIn = APP.get(SignIn.class);
    Visitor home = Visitor.at("192.0.2.1");
    String device = signIn.run(person.login(), "secret", home).deviceToken();
    WaitingLine line = APP.get(AtOnce.class).of(AtOnce.HeavyWork.PASSWORD);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch in = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      WaitingLine.PlaceInLine taken = line.enter("the one before");
      for (int i = 0; i < 20; i++) {
        Visitor stranger = Visitor.at("203.0.113." + i);
        String login = "nobody." + i;
        threads.execute(() -> refused(() -> signIn.run(login, "guess", stranger)));
      }
      await(() -> line.waiting() == 20);
      CompletableFuture<String> known =
          CompletableFuture.supplyAsync(
              () -> signIn.run(person.login(), "secret", home.with(device)).token(), threads);
      await(() -> line.waiting() == 21);
      threads.execute(() -> line.run("the one after", () -> held(in, end)));
      await(() -> line.waiting() == 22);

      taken.close();

      // The one after is in, and with it everybody whose turn came before.
      assertThat(in.await(4, TimeUnit.SECONDS)).isTrue();
      assertThat(known.get(4, TimeUnit.SECONDS)).isNotEmpty();
      assertThat(line.waiting()).isEqualTo(19);
    } finally {
      end.countDown();
      threads.shutdown();
    }
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void who_hangs_up_keeps_the_place_until_the_work_ends_and_has_no_more_begun() throws Exception {
    WaitingLine line = APP.get(AtOnce.class).of(AtOnce.HeavyWork.WORKBOOK);
    String session = session(WORLD.aBidderFor(WORLD.aSupplier()));
    SlowWorkbooks.BEGUN.set(0);

    for (int i = 0; i < 4; i++) {
      int sent = i;
      try (RawConnection impatient = slowWorkbook(session)) {
        // One person has one place of two.
        await(() -> SlowWorkbooks.BEGUN.get() == 1 && line.waiting() == sent);
      }
    }
    Thread.sleep(300);
    assertThat(line.free()).isEqualTo(1);
    assertThat(APP.get(BodyRoom.class).taken()).isPositive();
    assertThat(BUYER.get("/catalog/items.xlsx").statusCode()).isLessThan(500);

    SlowWorkbooks.END.countDown();

    await(() -> line.free() == 2 && line.waiting() == 0);
    await(() -> APP.get(BodyRoom.class).taken() == 0);
    assertThat(SlowWorkbooks.BEGUN.get()).isEqualTo(1);
  }

  private static RawConnection slowWorkbook(String session) throws IOException {
    return RawConnection.to(APP)
        .send(
            "PUT /api/v1/slow-workbooks HTTP/1.1\r\nHost: localhost\r\n"
                + session
                + ("Content-Type: " + WORKBOOK + "\r\nContent-Length: 2\r\n\r\nPK"));
  }

  @Test
  void strangers_have_a_part_of_the_room_for_bodies_and_leave_the_rest_to_people()
      throws IOException, InterruptedException {
    byte[] part = new byte[700_000];
    slowSignIn().send(part);
    await(() -> APP.get(BodyRoom.class).taken() > part.length);

    assertThat(slowSignIn().send(part).status()).contains(" 503 ");
    assertThat(OTHER.upload("/catalog/import", "items.csv", "x".repeat(part.length)).statusCode())
        .isLessThan(500);
  }

  private RawConnection slowSignIn() throws IOException {
    return slow()
        .send(
            "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 900000\r\n\r\n");
  }

  private static boolean held(CountDownLatch in, CountDownLatch end) {
    in.countDown();
    try {
      return end.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void refused(Runnable act) {
    try {
      act.run();
    } catch (Refusal refusal) {
      assertThat(refusal.code()).isEqualTo("access.sign-in-failed");
    }
  }

  private RawConnection slow() throws IOException {
    RawConnection connection = RawConnection.to(APP);
    slow.add(connection);
    return connection;
  }

  private static String session(Actor person) {
    return "Authorization: Bearer "
        + APP.get(SignIn.class).run(person.login(), "secret", Visitor.at("192.0.2.7")).token()
        + "\r\n";
  }

  private static void await(BooleanSupplier state) throws InterruptedException {
    for (int i = 0; i < 200 && !state.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(state.getAsBoolean()).isTrue();
  }
}
