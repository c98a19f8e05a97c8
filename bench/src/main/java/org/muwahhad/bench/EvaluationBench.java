package org.muwahhad.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.shared.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The evaluation of a large tender: its ranking computed and written again, and every page of its
 * examination over HTTP, one after the other. The floor of the ranking is the sums of all bids by
 * lot in one bare statement; that of a page is the smallest page of the examination.
 */
@Command(
    name = "evaluation",
    description = "Ranking and pages of a tender of many lots and bidders, over HTTP.")
final class EvaluationBench implements Callable<Integer> {
  private static final String TOKEN = "benchmark-session-of-the-chair";
  private static final String BUYERS = "benchmark-session-of-the-buyer";
  private static final Pattern LINK = Pattern.compile("href=\"(/tenders/[0-9]+[^\"#]*)");
  private static final int RANKING_TARGET = 2_000;
  private static final int LARGE = 100_000;
  private static final int LARGE_RANKING_TARGET = 30_000;
  private static final int PAGE_TARGET = 1_000;

  @Option(names = "--items", description = "Items in a lot; 20 by default.")
  private int items = 20;

  @Option(names = "--lots", description = "One tender of so many lots; by default 100 and 34.")
  private int lots;

  @Option(names = "--bidders", description = "Bidders of that tender; 100 by default.")
  private int bidders = 100;

  @Option(names = "--runs", description = "Measured runs of each; 5 by default.")
  private int runs = 5;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    boolean met = true;
    try (Installation installation = Installation.start()) {
      Population people = Population.in(installation, 1, Math.max(100, lots) * items);
      int port = installation.serve();
      boolean signedIn = false;
      int[][] sizes = lots > 0 ? new int[][] {{lots, bidders}} : new int[][] {{100, 40}, {34, 100}};
      for (int[] size : sizes) {
        EvaluationPopulation tender =
            EvaluationPopulation.write(installation, people, size[0], items, size[1]);
        if (!signedIn) {
          openSession(installation, TOKEN, tender.chair());
          openSession(installation, BUYERS, people.buyer());
          signedIn = true;
        }
        Figures.print(
            "%d lots, %d items each, %d bidders, %,d prices",
            size[0], items, size[1], size[0] * items * size[1]);
        boolean isLarge = size[0] * size[1] > LARGE;
        met &= rank(installation, tender, isLarge ? LARGE_RANKING_TARGET : RANKING_TARGET);
        met &= pages(installation, tender, port);
      }
    }
    return met ? 0 : 1;
  }

  private boolean rank(Installation installation, EvaluationPopulation tender, int rankingTarget) {
    RankBids rankBids = installation.get(RankBids.class);
    Actor chair = installation.get(Actors.class).get(tender.chair());
    long[] own = new long[runs];
    own[0] = Figures.time(() -> rankBids.run(chair, tender.tender())).wallMillis();
    long[] unchanged = sorted(() -> rankBids.run(chair, tender.tender()));
    for (int i = 1; i < runs; i++) {
      installation.sql(
          "UPDATE consensus_score SET points = 170 - points WHERE tender_id = " + tender.tender());
      own[i] = Figures.time(() -> rankBids.run(chair, tender.tender())).wallMillis();
    }
    long first = own[0];
    Arrays.sort(own);
    long[] floor =
        sorted(
            () ->
                installation.number(
                    """
                    SELECT COUNT(*) FROM (
                      SELECT l.bid_id, i.lot_id, SUM(ROUND(l.unit_price * i.quantity, 2)) AS total
                        FROM bid_line l JOIN lot_item i ON i.id = l.lot_item_id
                       WHERE l.tender_id = %d GROUP BY l.bid_id, i.lot_id) t"""
                        .formatted(tender.tender())));
    Figures.print(
        "ranking computed and written: %,d ms, longest %,d, the first %,d (target %,d);"
            + " again with nothing changed %,d ms; sums alone %,d ms",
        own[runs / 2], own[runs - 1], first, rankingTarget, unchanged[runs / 2], floor[runs / 2]);
    return own[runs / 2] <= rankingTarget;
  }

  private boolean pages(Installation installation, EvaluationPopulation tender, int port)
      throws Exception {
    boolean met = true;
    try (WireClient wire = new WireClient(port)) {
      Set<String> known = new LinkedHashSet<>(paths(installation, tender));
      for (String path : known) {
        met &= page(wire, path, TOKEN);
      }
      // What the buyer's workspace of the tender leads to.
      String workspace = "/tenders/" + tender.tender();
      Set<String> linked = new LinkedHashSet<>(List.of(workspace));
      Matcher link = LINK.matcher(wire.get(workspace, BUYERS));
      while (link.find()) {
        linked.add(link.group(1).replace("&amp;", "&"));
      }
      for (String path : linked) {
        met &= linkedPage(wire, path);
      }
    }
    return met;
  }

  /** A page that the tender, which was made by SQL, may have no record for. */
  private boolean linkedPage(WireClient wire, String path) throws Exception {
    try {
      return page(wire, path, BUYERS);
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).startsWith("HTTP/1.1 404")) {
        throw e;
      }
      Figures.print(
          "%-45s left out: a tender made by SQL has no such record",
          path.replaceAll("/[0-9]+", "/…"));
      return true;
    }
  }

  private boolean page(WireClient wire, String path, String token) throws Exception {
    int bytes = wire.get(path, token).length();
    wire.get(path, token);
    long[] times = sorted(() -> wire.get(path, token));
    Figures.print(
        "%-45s %,6d ms, longest %,6d (target %,d), %,d characters",
        path.replaceAll("/[0-9]+", "/…"), times[runs / 2], times[runs - 1], PAGE_TARGET, bytes);
    return times[runs - 1] <= PAGE_TARGET;
  }

  private static List<String> paths(Installation installation, EvaluationPopulation tender) {
    long id = tender.tender();
    String base = "/tenders/" + id;
    String lot =
        base
            + "/prices/lots/"
            + installation.number("SELECT MIN(id) FROM lot WHERE tender_id = " + id);
    long bid = installation.number("SELECT MIN(id) FROM bid WHERE tender_id = " + id);
    List<String> paths = new ArrayList<>();
    paths.add(base + "/evaluation");
    paths.add(base + "/evaluation/checks");
    paths.add(base + "/evaluation/scores");
    paths.add(base + "/evaluation/consensus");
    paths.add(base + "/ranking");
    paths.add(base + "/prices");
    paths.add(lot);
    paths.add(lot + "/lines");
    paths.add(lot + "/bids/" + bid);
    paths.add(lot + "/lines.csv");
    paths.add(base + "/prices/steps.csv");
    paths.add(base + "/prices/steps.xlsx");
    paths.add(base + "/flags");
    return paths;
  }

  private long[] sorted(Figures.Work work) {
    long[] times = new long[runs];
    for (int i = 0; i < runs; i++) {
      times[i] = Figures.time(work).wallMillis();
    }
    Arrays.sort(times);
    return times;
  }

  private static void openSession(Installation installation, String token, long person) {
    installation.sql(
        """
        INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at, last_used_at)
        VALUES ('%s', %d, 'unused', SYSDATE(6), DATE_ADD(SYSDATE(6), INTERVAL 8 HOUR), DATE_ADD(SYSDATE(6), INTERVAL 1 DAY), SYSDATE(6))"""
            .formatted(Sha256.of(token), person));
  }
}
