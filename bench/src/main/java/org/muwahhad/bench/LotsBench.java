package org.muwahhad.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.shared.Sha256;
import org.muwahhad.shared.TableFile;
import org.muwahhad.tender.approval.PublishTender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One tender of thousands of lots on its whole way: published, bid for by workbook, opened, ranked,
 * recommended, reported, with every page that leads on from it, as each role. The acts are those of
 * the service; the bids of the other bidders are submitted by the act without HTTP, and the checks
 * and scores are written by SQL. To be run with {@code java -Xmx1g}: the service and what measures
 * it share that heap.
 */
@Command(
    name = "lots",
    description = "A tender of 3,500 lots and 100 bidders on its whole way; with java -Xmx1g.")
final class LotsBench implements Callable<Integer> {
  private static final int PAGE = 1_000;
  private static final int RANKING = 30_000;
  private static final int REPORT = 120_000;
  private static final int SLOWEST = 3;
  private static final int LONGEST_SQL = 160;
  private static final int NO_TARGET = Integer.MAX_VALUE;
  private static final Pattern LINK = Pattern.compile("href=\"(/tenders/[0-9]+[^\"#]*)");
  private static final Pattern NOT_A_PAGE =
      Pattern.compile("\\.(?:csv|xlsx|pdf|ods|ics|zip|xml|json)$|/copy$|/opening/record/");

  @Option(names = "--lots", description = "3,500 by default, each of one item.")
  private int lots = 3_500;

  @Option(names = "--bidders", description = "100 by default.")
  private int bidders = 100;

  private boolean met = true;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    Figures.print("heap at most %,d MiB", Runtime.getRuntime().maxMemory() >> 20);
    try (Installation installation = Installation.start(TimedStatements.KEPT)) {
      Population people = Population.in(installation, 1, lots);
      SealedTender tender = SealedTender.draft(installation, people, lots, 1, bidders);
      EvaluationPopulation.addCriteria(installation, tender.id());
      EvaluationPopulation.addPanel(installation, tender.id());
      installation.sql("ANALYZE TABLE lot, lot_item, allocation, demand_line, item_revision");
      long chair = installation.number("SELECT id FROM person WHERE login = 'evaluator.0'");
      List<Long> readers =
          List.of(
              people.buyer(),
              tender.bidders().get(0).personId(),
              tender.panel().get(0).personId(),
              chair);
      readers.forEach(person -> openSession(installation, person));
      int port = installation.serve();
      pages("draft", port, tender, readers);
      publish(installation, people, tender);
      bid(installation, port, tender);
      pages("published", port, tender, readers);
      open(installation, tender);
      pages("opened", port, tender, readers);
      examine(installation, tender, chair);
      pages("ranked", port, tender, readers);
      recommend(installation, tender, chair);
      pages("recommended", port, tender, readers);
      reports(port, tender, people.buyer());
    }
    return met ? 0 : 1;
  }

  private void publish(Installation installation, Population people, SealedTender tender)
      throws Exception {
    tender.approve(installation);
    Actor buyer = installation.get(Actors.class).get(people.buyer());
    act(
        "published",
        NO_TARGET,
        () -> installation.get(PublishTender.class).run(buyer, tender.id()));
  }

  private void bid(Installation installation, int port, SealedTender tender) {
    Actor first = tender.bidders().get(0);
    HttpClient client = HttpClient.newHttpClient();
    String workbook = "/tenders/" + tender.id() + "/bid/workbook";
    byte[][] sheet = new byte[1][];
    String[] review = new String[1];
    act(
        "price workbook downloaded",
        NO_TARGET,
        () ->
            sheet[0] =
                client
                    .send(
                        request(port, workbook + "/prices.xlsx", first.personId()).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                    .body());
    act(
        "price workbook sent and compared",
        NO_TARGET,
        () ->
            review[0] =
                text(
                    client,
                    request(port, "/api/v1" + workbook, first.personId())
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(priced(sheet[0])))));
    try (WireClient wire = new WireClient(port)) {
      page(wire, workbook + "/review", first.personId());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    act(
        "prices of the workbook taken",
        NO_TARGET,
        () ->
            text(
                client,
                request(port, "/api/v1" + workbook + "/take", first.personId())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(version(review[0])))));
    SubmitBid submit = installation.get(SubmitBid.class);
    long[] longest = new long[1];
    for (int n = 0; n < bidders; n++) {
      Actor bidder = tender.bidders().get(n);
      int number = n;
      longest[0] =
          Math.max(
              longest[0],
              Figures.time(
                      () ->
                          submit.run(
                              bidder,
                              tender.id(),
                              tender.offer(number),
                              UUID.randomUUID().toString(),
                              false))
                  .wallMillis());
    }
    Figures.print("%d bids submitted, one after the other: longest %,d ms", bidders, longest[0]);
  }

  /** As a bidder fills it in: every item that the workbook names gets a price. */
  private static byte[] priced(byte[] downloaded) throws IOException {
    TableFile file = TableFile.read(new ByteArrayInputStream(downloaded), "prices.xlsx");
    String key = file.header().get(0);
    String source = file.header().get(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "bench", "1.0")) {
      Worksheet sheet = book.newWorksheet("prices");
      sheet.value(0, 0, "key");
      sheet.value(0, 1, "source");
      sheet.value(0, 2, "unitPrice");
      int n = 1;
      for (TableFile.FileRow row : file.rows()) {
        sheet.value(n, 0, row.text(key));
        sheet.value(n, 1, row.text(source));
        sheet.value(n, 2, new BigDecimal(900 + n % 200));
        n++;
      }
    }
    return bytes.toByteArray();
  }

  private static String version(String review) {
    Matcher version = Pattern.compile("\"version\":([0-9]+)").matcher(review);
    if (!version.find()) {
      throw new IllegalStateException(review.substring(0, Math.min(200, review.length())));
    }
    return "{\"version\":" + version.group(1) + "}";
  }

  private void open(Installation installation, SealedTender tender) throws Exception {
    tender.closeNow(installation);
    tender.giveShares(installation);
    act(
        "all bids opened",
        NO_TARGET,
        () -> installation.get(OpenBids.class).run(tender.panel().get(0), tender.id()));
  }

  private void examine(Installation installation, SealedTender tender, long chair)
      throws Exception {
    tender.move(installation, "UNDER_EVALUATION");
    EvaluationPopulation.examined(installation, tender.id());
    Actor actor = installation.get(Actors.class).get(chair);
    RankBids rankBids = installation.get(RankBids.class);
    act("ranked", RANKING, () -> rankBids.run(actor, tender.id()));
    act("ranked again, nothing changed", RANKING, () -> rankBids.run(actor, tender.id()));
    installation.sql(
        "UPDATE consensus_score SET points = 170 - points WHERE tender_id = " + tender.id());
    act("ranked again, every score changed", RANKING, () -> rankBids.run(actor, tender.id()));
    installation.sql("ANALYZE TABLE lot_ranking");
  }

  private void recommend(Installation installation, SealedTender tender, long chair) {
    Actor actor = installation.get(Actors.class).get(chair);
    act(
        "award of every lot recommended",
        NO_TARGET,
        () ->
            installation
                .get(RecommendAwards.class)
                .run(actor, tender.id(), RecommendAwards.Recommendation.byRank()));
    installation.sql("ANALYZE TABLE award");
  }

  private void reports(int port, SealedTender tender, long buyer) {
    HttpClient client = HttpClient.newHttpClient();
    for (String format : List.of("PDF", "XLSX", "DOCX")) {
      String path = "/api/v1/tenders/%d/reports/award/ARABIC/%s".formatted(tender.id(), format);
      file(client, port, "award report, " + format, path, buyer, REPORT);
    }
    String number = SealedTender.NUMBER;
    file(
        client,
        port,
        "OCDS release",
        "/api/v1/publications/" + number + "/release",
        buyer,
        NO_TARGET);
    file(client, port, "publication, as a page", "/publications/" + number, buyer, PAGE);
  }

  private void file(
      HttpClient client, int port, String name, String path, long person, int target) {
    long[] bytes = new long[1];
    act(
        name,
        target,
        () -> {
          HttpResponse<byte[]> answer =
              client.send(
                  request(port, path, person).build(), HttpResponse.BodyHandlers.ofByteArray());
          bytes[0] = answer.body().length;
          if (answer.statusCode() != 200) {
            throw new IOException(
                answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
          }
        });
    Figures.print("    %,d bytes", bytes[0]);
  }

  /** The workspace of the tender as each reader, and one page of each kind that it leads to. */
  private void pages(String stage, int port, SealedTender tender, List<Long> readers)
      throws Exception {
    Figures.print("pages, %s:", stage);
    for (long person : readers) {
      String workspace = "/tenders/" + tender.id();
      Map<String, String> known = new LinkedHashMap<>();
      known.put(workspace, workspace);
      List<String> waiting = new ArrayList<>(known.values());
      try (WireClient wire = new WireClient(port)) {
        while (!waiting.isEmpty()) {
          String path = waiting.remove(0);
          String answer = page(wire, path, person);
          Matcher link = LINK.matcher(answer);
          while (link.find()) {
            String found = link.group(1).replace("&amp;", "&");
            if (known.putIfAbsent(shape(found), found) == null && known.size() < 80) {
              waiting.add(found);
            }
          }
        }
      }
    }
  }

  private static String shape(String path) {
    return path.replaceAll("[0-9]+", "…").replaceAll("\\?.*", "?");
  }

  private String page(WireClient wire, String path, long person) {
    String[] answer = {""};
    try {
      Figures.time(() -> wire.get(path, token(person)));
      TimedStatements.clear();
      Figures.Time time = Figures.time(() -> answer[0] = wire.get(path, token(person)));
      boolean isPage = !NOT_A_PAGE.matcher(path).find();
      boolean over = isPage && time.wallMillis() > PAGE;
      met &= !over;
      Figures.print(
          "  %-60s %,6d ms%s, %,d characters",
          person + " " + shape(path), time.wallMillis(), over ? " OVER" : "", answer[0].length());
      if (over) {
        printStatements();
      }
      return isPage ? answer[0] : "";
    } catch (IllegalStateException e) {
      String why = first(e);
      // A reader may be refused, or led elsewhere; the service may not fail.
      met &= why.contains("HTTP/1.1 4") || why.contains("HTTP/1.1 3");
      Figures.print("  %-60s %s", person + " " + shape(path), why);
      return "";
    }
  }

  private static void printStatements() {
    for (TimedStatements.StatementTime statement : TimedStatements.slowest(SLOWEST)) {
      String sql = statement.sql().replaceAll("\\s++", " ");
      Figures.print(
          "      %,d ms, %,d runs: %s",
          statement.allMicros() / 1000,
          statement.runs(),
          sql.substring(0, Math.min(LONGEST_SQL, sql.length())));
    }
  }

  private void act(String name, int target, Figures.Work work) {
    Figures.peakHeapMebibytes();
    TimedStatements.clear();
    try {
      Figures.Time time = Figures.time(work);
      met &= time.wallMillis() <= target;
      Figures.print(
          "%s: %,d ms%s; heap at most %,d MiB",
          name,
          time.wallMillis(),
          target == NO_TARGET ? "" : " (target %,d)".formatted(target),
          Figures.peakHeapMebibytes());
      if (time.wallMillis() > PAGE) {
        printStatements();
      }
    } catch (IllegalStateException e) {
      met = false;
      Figures.print("%s: %s", name, first(e));
    }
  }

  private static String first(IllegalStateException e) {
    String text = String.valueOf(e.getCause());
    return text.substring(0, Math.min(200, text.length())).replace('\n', ' ');
  }

  private static String text(HttpClient client, HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static HttpRequest.Builder request(int port, String path, long person) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + token(person));
  }

  private static String token(long person) {
    return "lots-session-of-" + person;
  }

  private static void openSession(Installation installation, long person) {
    installation.sql(
        """
        INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at, last_used_at)
        VALUES ('%s', %d, 'unused', SYSDATE(6), DATE_ADD(SYSDATE(6), INTERVAL 8 HOUR), DATE_ADD(SYSDATE(6), INTERVAL 1 DAY), SYSDATE(6))"""
            .formatted(Sha256.of(token(person)), person));
  }
}
