package org.muwahhad.command;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.command.CallHistory.ActKind;
import org.muwahhad.notification.webhook.AddWebhook;
import org.muwahhad.organisation.identity.AgreedScimClient;
import org.muwahhad.organisation.program.AddProgram;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.tender.TenderFixture;

/**
 * What 32 people work on while things fail: a round that takes demand, a tender that takes bids,
 * decisions that wait for votes, tenders that wait for a recommendation, and an agreement, of whose
 * orders a program of the supplier hears by webhooks. One buyer of each state is a program with
 * credentials of its own. Beside them, programs of two states tell by SCIM who joined.
 */
final class FailureScene {
  private static final int OFFICERS = 8;
  private static final int BIDDERS = 6;
  private static final int RECOMMENDERS = 2;
  private static final int BUYERS_OF_EACH = 3;
  private static final int TRANSFER_PAIRS = 2;

  /** States whose programs tell who joined. */
  private static final List<String> JOINING = List.of("KW", "OM");

  private final TestApp app;
  private final World world;
  private final Stage stage;
  private final int minutes;
  private final String receiver;

  /** What each person does, by the token of their session. */
  private final Map<String, FailureClient.Turn> turns = new HashMap<>();

  private final List<Long> unrecommended = new ArrayList<>();

  private long lastMessage;

  private FailureScene(TestApp app, int minutes, String receiver) {
    this.app = app;
    this.world = World.over(app);
    this.stage = Stage.on(app);
    this.minutes = minutes;
    this.receiver = receiver;
  }

  /**
   * Plays all of it by the acts that people use, in a service that has nobody in it yet.
   *
   * @param minutes how long people will work on it
   * @param receiver where webhooks go
   */
  static FailureScene play(TestApp app, int minutes, String receiver) throws Exception {
    FailureScene scene = new FailureScene(app, minutes, receiver);
    scene.addDemand();
    scene.addBids();
    scene.addVotes();
    scene.addAgreement();
    scene.addJoiners();
    return scene;
  }

  /** What each person does, by the token of their session. */
  Map<String, FailureClient.Turn> turns() {
    return new HashMap<>(turns);
  }

  /** Tenders for which nothing was recommended. */
  List<Long> unrecommended() {
    return List.copyOf(unrecommended);
  }

  /** The number of a message: of each later one a program is told. */
  long lastMessage() {
    return lastMessage;
  }

  private String signedIn(Actor person) {
    return app.get(SignIn.class).run(person.login(), "secret", Visitor.at("test")).token();
  }

  private void addDemand() {
    TenderFixture tenders = TenderFixture.over(app, world);
    long round = tenders.anOpenRound();
    String item =
        app.ask(
            """
            SELECT i.code FROM catalog_item i JOIN item_revision r ON r.item_id = i.id
             WHERE r.id = %d"""
                .formatted(tenders.anItem("30213100")));
    for (int i = 1; i <= OFFICERS; i++) {
      long entity = world.anEntityIn("KW");
      String site = app.ask("SELECT code FROM delivery_site WHERE entity_id = " + entity);
      String name = "demand-" + i + "-";
      turns.put(
          signedIn(world.anOfficerOf(entity)),
          (client, number) ->
              FailureTurns.submitAndWithdraw(client, round, name + number, item, site));
    }
  }

  private void addBids() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    PlayedTender tender =
        stage.at(
            now.minus(Duration.ofDays(40)),
            () ->
                PlayedTender.draft(stage, Plan.ofTwoLots(), now.plus(Duration.ofDays(30)))
                    .publish());
    for (int i = 1; i <= BIDDERS; i++) {
      String name = "bid-" + i + "-";
      turns.put(
          signedIn(tender.bidder()),
          (client, number) ->
              client.act(
                  ActKind.BID,
                  name + number,
                  "/api/v1/tenders/" + tender.id() + "/bid/versions",
                  """
                  {"requestKey": "%s", "offer": {"currency": "SAR", "gccOrigin": true,
                   "validityDays": 90, "hasSecurity": true, "statement": "", "prices": [
                     {"lotItemId": %d, "unitPrice": %d}, {"lotItemId": %d, "unitPrice": 20}]}}"""
                      .formatted(
                          name + number,
                          tender.items(0).get(0),
                          10 + number % 50,
                          tender.items(0).get(1)),
                  Set.of()));
    }
  }

  /** Each member has a decision to vote on every few seconds, and each pair a tender to decide. */
  private void addVotes() {
    List<Actor> members = stage.committee("TECHNICAL");
    List<Queue<String>> ballots =
        members.stream().<Queue<String>>map(m -> new ConcurrentLinkedQueue<>()).toList();
    int decisions = Math.min(40, 8 + minutes);
    for (int i = 0; i < decisions; i++) {
      long decision = ranked().recommend();
      String sha256 = app.ask("SELECT document_sha256 FROM decision WHERE id = " + decision);
      ballots.forEach(all -> all.add(decision + " " + sha256));
    }
    for (int i = 0; i < members.size(); i++) {
      Actor member = members.get(i);
      Queue<String> waiting = ballots.get(i);
      turns.put(
          signedIn(member), (client, number) -> FailureTurns.vote(client, number, member, waiting));
    }
    List<Queue<Long>> open =
        IntStream.range(0, RECOMMENDERS)
            .<Queue<Long>>mapToObj(i -> new ConcurrentLinkedQueue<>())
            .toList();
    PlayedTender first = ranked();
    Actor chair = first.examinationChair();
    unrecommended.add(first.id());
    for (int i = 0; i < decisions / 2; i++) {
      PlayedTender tender = ranked();
      if (tender.examinationChair().personId() == chair.personId()) {
        unrecommended.add(tender.id());
      }
    }
    open.forEach(all -> all.addAll(unrecommended));
    for (Queue<Long> all : open) {
      turns.put(signedIn(chair), (client, number) -> FailureTurns.recommend(client, number, all));
    }
  }

  private PlayedTender ranked() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    PlayedTender tender = past(now.minus(Duration.ofDays(5)), Plan.ofTwoLots());
    return tender.open().evaluate(Map.of());
  }

  /** A tender with two bids whose deadline has passed. */
  private PlayedTender past(Instant deadline, Plan plan) {
    PlayedTender tender =
        stage.at(
            deadline.minus(Duration.ofDays(40)),
            () -> PlayedTender.draft(stage, plan, deadline).publish());
    stage.run(
        deadline.minus(Duration.ofDays(1)),
        () -> {
          tender.bid("SAR", true, "100", "100", "100", "100");
          tender.bid("SAR", true, "120", "120", "120", "120");
        });
    return tender;
  }

  /** One item of which there is more than anybody orders, and one that is soon used up. */
  private void addAgreement() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String plenty = String.valueOf(20_000 + 2_000 * minutes);
    Plan.Item much = new Plan.Item(Map.of("KW", plenty, "OM", plenty));
    Plan.Item little = new Plan.Item(Map.of("KW", "60", "OM", "40"));
    Plan plan =
        new Plan(
            List.of(List.of(much, little), List.of(little, little)),
            "priceOnly",
            "SAR",
            Plan.ofTwoLots().rules());
    PlayedTender tender = past(now.minus(Duration.ofDays(80)), plan);
    tender.playToAward();
    long agreement =
        Long.parseLong(
            app.ask(
                """
                SELECT f.id FROM framework_agreement f JOIN award a ON a.id = f.award_id
                 WHERE a.lot_id = """
                    + tender.lots().get(0)));
    List<Long> items = tender.items(0);
    for (String state : List.of("KW", "OM")) {
      long entity =
          Long.parseLong(
              app.ask(
                  """
                  SELECT e.entity_id FROM entitlement e
                    JOIN procuring_entity p ON p.id = e.entity_id
                   WHERE e.agreement_id = %d AND p.state_code = '%s' LIMIT 1"""
                      .formatted(agreement, state)));
      for (int i = 1; i <= BUYERS_OF_EACH; i++) {
        String name = "order-" + state + i + "-";
        Actor officer = world.anOfficerOf(entity);
        turns.put(
            i == 1 ? program(officer) : signedIn(officer),
            (client, number) ->
                FailureTurns.order(client, agreement, name + number, number, items));
      }
      if (state.equals("KW")) {
        addTransfers(agreement, entity, items);
      }
    }
    addWebhook(agreement);
  }

  private String program(Actor officer) {
    AddProgram.ProgramCredentials program =
        app.get(AddProgram.class)
            .run(
                officer,
                new AddProgram.NewProgram("ERP", List.of("orders:read", "orders:write"), 30));
    return FailureClient.program(program.clientId(), program.clientSecret());
  }

  /** A program of the supplier hears of each order. */
  private void addWebhook(long agreement) {
    long person =
        Long.parseLong(
            app.ask(
                """
                SELECT MIN(g.person_id) FROM framework_agreement f
                  JOIN award a ON a.id = f.award_id
                  JOIN bid b ON b.id = a.bid_id
                  JOIN role_grant g ON g.supplier_id = b.supplier_id
                 WHERE f.id = %d"""
                    .formatted(agreement)));
    app.get(AddWebhook.class)
        .run(app.get(Actors.class).get(person), new AddWebhook.NewWebhook(receiver, ""));
    lastMessage = Long.parseLong(app.ask("SELECT COALESCE(MAX(id), 0) FROM inbox_message"));
  }

  private void addJoiners() throws Exception {
    for (String state : JOINING) {
      String entity =
          app.ask("SELECT code FROM procuring_entity WHERE id = " + world.anEntityIn(state));
      String name = "joiner" + state.toLowerCase(Locale.ROOT);
      turns.put(
          AgreedScimClient.token(app, world, state),
          (client, number) -> FailureTurns.join(client, name + number, entity));
    }
  }

  /** One offers, and another one of the same state takes what is offered. */
  private void addTransfers(long agreement, long giver, List<Long> items) {
    for (int i = 1; i <= TRANSFER_PAIRS; i++) {
      long receiver = world.anEntityIn("KW");
      String code = app.ask("SELECT code FROM procuring_entity WHERE id = " + receiver);
      Queue<Long> offered = new ConcurrentLinkedQueue<>();
      String name = "transfer-" + i + "-";
      turns.put(
          signedIn(world.anOfficerOf(giver)),
          (client, number) ->
              client
                  .act(
                      ActKind.TRANSFER,
                      name + number,
                      "/api/v1/agreements/" + agreement + "/transfers",
                      """
                      {"requestKey":"%s","lotItemId":%d,"receiver":"%s","quantity":1,
                       "reason":"More than is needed"}"""
                          .formatted(name + number, items.get(0), code),
                      Set.of())
                  .ifPresent(answer -> offered.add(FailureClient.number(answer))));
      turns.put(
          signedIn(world.anOfficerOf(receiver)),
          (client, number) ->
              FailureTurns.consent(client, Objects.requireNonNullElse(offered.poll(), 0L)));
    }
  }
}
