package org.muwahhad.bench;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.DemoLoader;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderLine;
import org.muwahhad.framework.order.PlaceBasket;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Baskets of 40 lines over 6 agreements, each placed in one act, by officers of as many entities at
 * the same time; then the documents of an order, and lists and searches of many orders. The floor
 * of a basket is its rows alone in one transaction, without guards and record; that of a document
 * is its order read alone; that of a list is the number of rows of its index.
 */
@Command(
    name = "orders",
    description =
        "Baskets placed at the same time, documents of an order, and lists of many orders.")
final class OrdersBench implements Callable<Integer> {
  private static final int AGREEMENTS = 6;
  private static final int LINES = 40;
  private static final int MOST_AGREEMENTS = 24;
  private static final BigDecimal UNITS = BigDecimal.valueOf(3);

  /** Baskets of each officer that nobody counts. */
  private static final int WARM_UP = 2;

  @Option(names = "--clients", description = "Officers at the same time; 32 by default.")
  private int clients = 32;

  @Option(names = "--baskets", description = "Baskets of each officer; 20 by default.")
  private int baskets = 20;

  @Option(names = "--orders", description = "Orders to list; 100,000 by default.")
  private int orders = 100_000;

  @Option(
      names = "--runs",
      description = "Measured answers of each list and document; 40 by default.")
  private int runs = 40;

  /** What an entity can order under an agreement. */
  private record OfferedAgreement(long agreementId, List<Long> items) {}

  /** An officer, with what their own entity can order. */
  private record OrderingOfficer(Actor actor, List<OfferedAgreement> offered) {}

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    Map<String, Object> settings =
        // Open data name the address of the service, and nothing is served here.
        Map.of("muwahhad.demo", true, "muwahhad.public-url", "https://bench.example/");
    try (Installation installation = Installation.start(settings)) {
      installation.get(DemoLoader.class).run();
      entitle(installation);
      List<OrderingOfficer> officers = officers(installation);
      Figures.print("%d officers of as many entities", officers.size());
      place(installation, officers, WARM_UP);
      long[] placed = place(installation, officers, baskets);
      long[] floor = rows(installation, officers.size());
      tell(
          "basket of %d to %d lines over %d agreements"
              .formatted(fewestLines(officers), LINES, AGREEMENTS),
          placed);
      tell("floor, its rows alone", floor);
      new OrderDocumentFigures(installation, runs).measure();
      write(installation);
      new OrderListFigures(installation, runs).measure();
      Figures.print(
          "load average at the end: %.2f",
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
    return 0;
  }

  private List<OrderingOfficer> officers(Installation installation) throws SQLException {
    Actors actors = installation.get(Actors.class);
    List<OrderingOfficer> officers = new ArrayList<>();
    for (long[] officer :
        numbers(
            installation,
            """
            SELECT MIN(g.person_id), g.entity_id FROM role_grant g
             WHERE g.role = 'PROCUREMENT_OFFICER' AND g.entity_id NOT IN (
                     SELECT entity_id FROM order_threshold)
             GROUP BY g.entity_id ORDER BY 1 LIMIT %d"""
                .formatted(clients))) {
      officers.add(new OrderingOfficer(actors.get(officer[0]), offered(installation, officer[1])));
    }
    return officers;
  }

  /**
   * Each entity may order of all items of some agreements: far more than it does, or, of what it
   * was awarded before, what is left. The agreements of most items come first.
   */
  private static void entitle(Installation installation) {
    installation.sql(
        """
        INSERT IGNORE INTO entitlement (agreement_id, entity_id, lot_item_id, awarded_quantity,
                                        unit_price, currency)
        SELECT f.id, g.entity_id, i.lot_item_id, 100000000, i.unit_price, a.currency
          FROM (SELECT x.id, x.award_id FROM agreement_in_force x
                 WHERE NOT EXISTS (SELECT 1 FROM agreement_cascade k WHERE k.agreement_id = x.id)
                   AND NOT EXISTS (SELECT 1 FROM framework_agreement y
                                     JOIN agreement_supplier b ON b.agreement_id = y.id
                                    WHERE y.id = x.id
                                      AND (EXISTS (SELECT 1 FROM supplier_debarred d
                                                    WHERE d.supplier_id = b.supplier_id)
                                        OR EXISTS (SELECT 1 FROM supplier_suspension u
                                                    WHERE u.running = b.supplier_id)))
                 ORDER BY (SELECT COUNT(*) FROM award_item w WHERE w.award_id = x.award_id) DESC,
                          x.id
                 LIMIT %d) f
          JOIN award a ON a.id = f.award_id
          JOIN award_item i ON i.award_id = a.id
          JOIN (SELECT DISTINCT entity_id FROM role_grant WHERE role = 'PROCUREMENT_OFFICER') g"""
            .formatted(MOST_AGREEMENTS));
  }

  /** What an entity can order in every basket, by agreement. */
  private List<OfferedAgreement> offered(Installation installation, long entityId)
      throws SQLException {
    Map<Long, List<Long>> items = new LinkedHashMap<>();
    for (long[] item :
        numbers(
            installation,
            """
            SELECT n.agreement_id, n.lot_item_id FROM entitlement n
             WHERE n.entity_id = %d
               AND n.agreement_id IN (SELECT agreement_id FROM entitlement
                                       WHERE awarded_quantity = 100000000)
               AND n.awarded_quantity + n.transferred_quantity + n.joined_quantity
                   + n.amended_quantity - n.called_quantity >= %d
             ORDER BY n.agreement_id, n.lot_item_id"""
                .formatted(entityId, UNITS.intValueExact() * (baskets + WARM_UP)))) {
      items.computeIfAbsent(item[0], key -> new ArrayList<>()).add(item[1]);
    }
    if (items.size() < AGREEMENTS) {
      throw new IllegalStateException(
          "Entity " + entityId + " can order under " + items.size() + " agreements");
    }
    return items.entrySet().stream()
        .map(e -> new OfferedAgreement(e.getKey(), List.copyOf(e.getValue())))
        .toList();
  }

  private long[] place(Installation installation, List<OrderingOfficer> officers, int each)
      throws Exception {
    PlaceBasket placeBasket = installation.get(PlaceBasket.class);
    return atOnce(
        officers.size(),
        client -> {
          OrderingOfficer officer = officers.get(client);
          long[] micros = new long[each];
          for (int i = 0; i < each; i++) {
            PlaceBasket.Basket basket = basket(officer.offered(), client + i);
            long start = System.nanoTime();
            placeBasket.run(officer.actor(), basket);
            micros[i] = (System.nanoTime() - start) / 1000;
          }
          return micros;
        });
  }

  /** Of six agreements that follow each other, from another one each time. */
  private static PlaceBasket.Basket basket(List<OfferedAgreement> offered, int from) {
    List<PlaceBasket.BasketOrder> orders = new ArrayList<>();
    int left = LINES;
    for (int i = 0; i < AGREEMENTS; i++) {
      OfferedAgreement agreement = offered.get((from + i) % offered.size());
      int lines = Math.min(left / (AGREEMENTS - i), agreement.items().size());
      left -= lines;
      orders.add(
          new PlaceBasket.BasketOrder(
              agreement.agreementId(),
              agreement.items().stream()
                  .limit(lines)
                  .map(item -> new OrderLine(item, UNITS))
                  .toList(),
              null));
    }
    return new PlaceBasket.Basket(UUID.randomUUID().toString(), orders);
  }

  /** Agreements of few items may have fewer in all than a basket is to order. */
  private static int fewestLines(List<OrderingOfficer> officers) {
    return officers.stream()
        .mapToInt(officer -> fewestLinesOf(officer.offered()))
        .min()
        .orElseThrow();
  }

  private static int fewestLinesOf(List<OfferedAgreement> offered) {
    return IntStream.range(0, offered.size())
        .map(
            from ->
                Objects.requireNonNull(basket(offered, from).orders()).stream()
                    .mapToInt(order -> Objects.requireNonNull(order.lines()).size())
                    .sum())
        .min()
        .orElseThrow();
  }

  /** One client's work; returns the microseconds of each piece. */
  private interface Client {
    long[] run(int client) throws Exception;
  }

  private static long[] atOnce(int clients, Client work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    List<Future<long[]>> running = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int client = i;
      running.add(threads.submit(() -> work.run(client)));
    }
    List<long[]> times = new ArrayList<>();
    for (Future<long[]> one : running) {
      times.add(one.get());
    }
    threads.shutdown();
    return times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
  }

  /** The rows of a basket alone: its lines and the balances they are drawn from. */
  private long[] rows(Installation installation, int officers) throws Exception {
    installation.sql(
        "CREATE TABLE bare_line (id BIGINT AUTO_INCREMENT PRIMARY KEY, agreement_id BIGINT NOT NULL,"
            + " lot_item_id BIGINT NOT NULL, quantity DECIMAL(15,3) NOT NULL,"
            + " net_amount DECIMAL(19,3) NOT NULL)");
    installation.sql(
        "CREATE TABLE bare_balance (client INT NOT NULL, line INT NOT NULL,"
            + " called DECIMAL(18,3) NOT NULL, PRIMARY KEY (client, line))");
    for (int i = 0; i < officers; i++) {
      for (int j = 0; j < LINES; j++) {
        installation.sql("INSERT INTO bare_balance VALUES (%d, %d, 0)".formatted(i, j));
      }
    }
    return atOnce(officers, client -> rows(installation, client, baskets));
  }

  private static long[] rows(Installation installation, int client, int each) throws SQLException {
    long[] micros = new long[each];
    try (Connection connection = installation.connect();
        PreparedStatement balance =
            connection.prepareStatement(
                "UPDATE bare_balance SET called = called + 3 WHERE client = ? AND line = ?");
        PreparedStatement line =
            connection.prepareStatement(
                "INSERT INTO bare_line (agreement_id, lot_item_id, quantity, net_amount)"
                    + " VALUES (?, ?, 3, 30.75)")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < each; i++) {
        long start = System.nanoTime();
        for (int j = 0; j < LINES; j++) {
          balance.setInt(1, client);
          balance.setInt(2, j);
          balance.addBatch();
          line.setLong(1, j % AGREEMENTS);
          line.setLong(2, j);
          line.addBatch();
        }
        balance.executeBatch();
        line.executeBatch();
        connection.commit();
        micros[i] = (System.nanoTime() - start) / 1000;
      }
    }
    return micros;
  }

  /** Orders without lines, which lists do not need: of all entities and agreements in turn. */
  private void write(Installation installation) {
    Figures.Time time =
        Figures.time(
            () ->
                installation.sql(
                    """
                    INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by,
                                          placed_at, vat_percent)
                    SELECT CONCAT('CO-B', q.n, '-', q.agreement_id), q.agreement_id, q.entity_id,
                           CONCAT('bench-', q.n), q.person_id,
                           UTC_TIMESTAMP(6) - INTERVAL q.n SECOND, v.percent
                      FROM (SELECT n.agreement_id, n.entity_id, g.person_id,
                                   ROW_NUMBER() OVER (ORDER BY r.seq, n.agreement_id, n.entity_id)
                                     AS n
                              FROM (SELECT DISTINCT agreement_id, entity_id FROM entitlement
                                     WHERE awarded_quantity = 100000000) n
                              JOIN (SELECT entity_id, MIN(person_id) AS person_id FROM role_grant
                                     WHERE role = 'PROCUREMENT_OFFICER' GROUP BY entity_id) g
                                ON g.entity_id = n.entity_id
                              JOIN seq_1_to_1000 r) q
                      JOIN procuring_entity e ON e.id = q.entity_id
                      JOIN agreement_vat v ON v.agreement_id = q.agreement_id
                       AND v.state_code = e.state_code
                     WHERE q.n <= %d"""
                        .formatted(orders)));
    installation.sql("UPDATE order_index SET status = 'CONFIRMED' WHERE MOD(call_off_id, 3) = 0");
    installation.sql("ANALYZE TABLE order_index, call_off");
    Figures.print(
        "%,d orders in all, written in %,d ms",
        installation.number("SELECT COUNT(*) FROM order_index"), time.wallMillis());
  }

  static void tell(String what, long[] micros) {
    OpenLoop.Times times = new OpenLoop.Times(micros);
    Figures.print(
        "%s: %s ms (p50), %s ms (p99), of %,d",
        what, times.millis(500), times.millis(990), micros.length);
  }

  private static List<long[]> numbers(Installation installation, String query) throws SQLException {
    List<long[]> numbers = new ArrayList<>();
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        long[] row = new long[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = rows.getLong(i + 1);
        }
        numbers.add(row);
      }
    }
    return numbers;
  }
}
