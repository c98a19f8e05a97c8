package org.muwahhad.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The last minutes before a deadline: bidders arrive at a fixed rate, whether or not those before
 * them were answered, and submit bids of 2,000 lines, each checked, sealed, receipted and on the
 * disk before it is answered. The floor writes a row of the same bytes by bare JDBC.
 */
@Command(
    name = "bid-rush",
    description = "200 bidders submit bids of 2,000 lines in the last five minutes.")
final class BidRushBench implements Callable<Integer> {
  private static final int TARGET = 2_000;

  @Option(names = "--bidders", description = "200 by default.")
  private int bidders = 200;

  @Option(names = "--lines", description = "2,000 by default.")
  private int lines = 2_000;

  @Option(names = "--minutes", description = "5 by default.")
  private double minutes = 5;

  @Option(names = "--clients", description = "Connections; 16 by default.")
  private int clients = 16;

  private final AtomicInteger refused = new AtomicInteger();

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    try (Installation installation = Installation.start()) {
      Population people = Population.in(installation, 1, lines);
      int warmUp = Math.max(1, bidders / 10);
      SealedTender tender = SealedTender.publish(installation, people, lines, bidders + warmUp);
      openSessions(installation, tender);
      int port = installation.serve();
      double perSecond = bidders / (minutes * 60);
      OpenLoop.send(perSecond * 2, clients, warmUp, () -> overHttp(port, tender, bidders));
      OpenLoop.Times times =
          OpenLoop.send(perSecond, clients, bidders, () -> overHttp(port, tender, 0));
      Figures.print(
          "%d bids of %,d lines at %.2f/s over HTTP: %s ms (p50), %s ms (p99), at most %s ms"
              + " (target %,d at p99); %d refused",
          bidders,
          lines,
          perSecond,
          times.millis(500),
          times.millis(990),
          times.millis(1000),
          TARGET,
          refused.get());
      long kept = installation.number("SELECT COUNT(*) FROM bid_version");
      Figures.print("%d receipts for %d submissions", kept, bidders + warmUp);
      floor(installation, perSecond);
      return refused.get() == 0 && kept == bidders + warmUp ? 0 : 1;
    }
  }

  private void floor(Installation installation, double perSecond) throws Exception {
    installation.sql("CREATE TABLE bare_bid (id INT PRIMARY KEY, content LONGBLOB)");
    byte[] content =
        new byte[(int) installation.number("SELECT MAX(LENGTH(sealed_content)) FROM bid_version")];
    OpenLoop.Times times =
        OpenLoop.send(
            perSecond,
            clients,
            Math.min(bidders, (int) (perSecond * 60) + 1),
            () -> {
              Connection connection = installation.connect();
              return new OpenLoop.Client() {
                @Override
                public void send(int n) throws Exception {
                  try (PreparedStatement s =
                      connection.prepareStatement("INSERT INTO bare_bid VALUES (?, ?)")) {
                    s.setInt(1, n);
                    s.setBytes(2, content);
                    s.executeUpdate();
                  }
                }

                @Override
                public void close() throws Exception {
                  connection.close();
                }
              };
            });
    Figures.print(
        "floor, one row of %,d bytes by bare JDBC: %s ms (p50), %s ms (p99)",
        content.length, times.millis(500), times.millis(990));
  }

  private OpenLoop.Client overHttp(int port, SealedTender tender, int first) throws IOException {
    WireClient wire = new WireClient(port);
    return new OpenLoop.Client() {
      @Override
      public void send(int n) throws Exception {
        Actor bidder = tender.bidders().get(first + n);
        try {
          wire.post(
              "/api/v1/tenders/" + tender.id() + "/bid/versions",
              token(bidder),
              json(tender.offer(n), n));
        } catch (IOException e) {
          if (refused.incrementAndGet() == 1) {
            Figures.print("refused: %s", e);
          }
        }
      }

      @Override
      public void close() throws Exception {
        wire.close();
      }
    };
  }

  private static String json(Offer offer, int n) {
    StringJoiner prices = new StringJoiner(",", "[", "]");
    for (Offer.Price price : offer.prices()) {
      prices.add(
          "{\"lotItemId\":%d,\"unitPrice\":%s}"
              .formatted(price.lotItemId(), price.unitPrice().toPlainString()));
    }
    return """
        {"requestKey":"rush-%d","keepDraft":false,"offer":{"currency":"%s","gccOrigin":false,\
        "validityDays":%d,"hasSecurity":true,"statement":"","prices":%s}}"""
        .formatted(n, offer.currency(), offer.validityDays(), prices);
  }

  private static String token(Actor bidder) {
    return "bid-rush-session-of-" + bidder.personId();
  }

  private static void openSessions(Installation installation, SealedTender tender)
      throws SQLException {
    try (Connection connection = installation.connect();
        PreparedStatement session =
            connection.prepareStatement(
                """
                INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at, last_used_at)
                VALUES (?, ?, 'rush', SYSDATE(6), DATE_ADD(SYSDATE(6), INTERVAL 8 HOUR), DATE_ADD(SYSDATE(6), INTERVAL 1 DAY), SYSDATE(6))""")) {
      for (Actor bidder : tender.bidders()) {
        session.setString(1, Sha256.of(token(bidder)));
        session.setLong(2, bidder.personId());
        session.addBatch();
      }
      session.executeBatch();
    }
  }
}
